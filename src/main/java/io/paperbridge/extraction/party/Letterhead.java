package io.paperbridge.extraction.party;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.party.HeadOfPage.Name;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The seller's name where no id stands beside it: by legal form, by place, and by the domain of its mail and web addresses. */
final class Letterhead {

    private static final int TOP = 10;
    private static final int BOTTOM = 12;
    private static final int STRONG = 6;

    private final TextPage page;
    private final PartyAreas areas;
    private final PartyNames names;
    private final WebDomains domains;
    private final TitleWords title;
    private final HeadOfPage head;

    Letterhead(TextPage page, PartyAreas areas, PartyNames names, WebDomains domains, Labels labels, TitleWords title) {
        this.title = title;
        this.domains = domains;
        this.page = page;
        this.areas = areas;
        this.names = names;
        this.head = new HeadOfPage(page, areas, names, domains, labels);
    }

    @Nullable
    Name find(@Nullable String buyer, DocumentType type) {
        Map<String, Integer> scores = new HashMap<>();
        Map<String, String> shown = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (int i = 0; i < page.rows().size(); i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                boolean others = areas.isBuyers(i, cell) || areas.isAddressee(i, cell);
                String name = others ? null : name(i, line.text(cell));
                if (name == null || PartyNames.isSame(name, buyer)) {
                    continue;
                }
                String key = PartyNames.key(name);
                shown.putIfAbsent(key, name);
                lines.putIfAbsent(key, i);
                scores.merge(key, score(i, line.text(cell)), Integer::sum);
            }
        }
        shown.forEach((key, name) -> {
            if (domains.agreeWith(name)) {
                scores.merge(key, 4, Integer::sum);
            }
        });
        String best = null;
        int second = 0;
        for (String key : shown.keySet()) {
            int score = scores.getOrDefault(key, 0);
            int highest = best == null ? -1 : scores.getOrDefault(best, 0);
            if (score > highest) {
                second = Math.max(0, highest);
                best = key;
            } else {
                second = Math.max(second, score);
            }
        }
        if (best == null) {
            return head.find(buyer, type);
        }
        if (page.scanned() && !shown.getOrDefault(best, best).matches("(?:[0-9]{1,3} )?\\p{Lu}.*")) {
            return null;
        }
        int score = scores.getOrDefault(best, 0);
        int line = lines.getOrDefault(best, 0);
        String name = shown.getOrDefault(best, best);
        if (score == second) {
            return namedInTitle(shown, scores, lines, score);
        }
        if (isWeak(name, score, line)) {
            return null;
        }
        return new Name(
                name,
                page.source(line) + ", letterhead",
                page.scanned()
                        ? line < HeadOfPage.FIRST_LINES && shown.size() == 1
                        : score >= STRONG && score - second >= 2);
    }

    /** Of several companies of which nothing else tells which of them sends it the only one that the title names, as a doubt. */
    private @Nullable Name namedInTitle(
            Map<String, String> shown, Map<String, Integer> scores, Map<String, Integer> lines, int score) {
        List<String> named = shown.keySet().stream()
                .filter(key -> scores.getOrDefault(key, 0) == score && title.name(shown.getOrDefault(key, key)))
                .toList();
        return named.size() == 1
                ? new Name(
                        shown.getOrDefault(named.get(0), named.get(0)),
                        page.source(lines.getOrDefault(named.get(0), 0)) + ", letterhead, named in the title",
                        false)
                : null;
    }

    /** Too little to show even as a doubt: a company far from the head that nothing else speaks for, and a name that is misread. */
    private boolean isWeak(String name, int score, int line) {
        return page.scanned()
                ? PartyNames.isMisread(PartyNames.key(name)) || !PartyNames.isTidy(name)
                : line >= HeadOfPage.FIRST_LINES && score < STRONG;
    }

    /** A company with its legal form, also when that stands on the next line. */
    private @Nullable String name(int index, String text) {
        if (index > 0 && names.isOnlyLegalForm(text)) {
            String above = page.lines().get(index - 1);
            return names.isName(above) ? PartyNames.clean(above) + " " + text.strip() : null;
        }
        String name = names.withLegalForm(text);
        return name != null && page.scanned() && continuesLineAbove(index, name) ? null : name;
    }

    /** Whether a single word before the legal form may be the end of a name that begins on the line above. */
    private boolean continuesLineAbove(int index, String name) {
        int words = name.split(" ", -1).length;
        return index > 0
                && names.isOnlyLegalForm(name.substring(name.indexOf(' ') + 1))
                && words > 1
                && head.isPlainName(PartyNames.clean(page.lines().get(index - 1)))
                && PartyNames.isTidy(PartyNames.clean(page.lines().get(index - 1)));
    }

    private int score(int line, String text) {
        int score = 1;
        if (line < TOP) {
            score += 3;
        } else if (line >= page.lines().size() - BOTTOM) {
            score += 2;
        }
        // a letterhead in one line: name, street, town
        return HeadOfPage.POSTCODE.matcher(text).find() ? score + 2 : score;
    }
}
