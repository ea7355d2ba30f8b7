package io.paperbridge.extraction.party;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The seller's name where no id stands beside it: by legal form, by place, and by the domain of its mail and web addresses. */
final class Letterhead {

    private static final int TOP = 10;
    private static final int BOTTOM = 12;
    private static final int STRONG = 6;
    private static final int FIRST_LINES = 6;
    private static final int HEAD_OF_A_LETTER = 3;
    private static final int LINES_OF_AN_ADDRESS = 3;
    private static final Pattern TOWN = Pattern.compile(
            "(?<![0-9])[0-9]{4,6},? ?\\p{Lu}\\p{L}+|\\p{L}{3,}[,.]? [A-Z]{2,3},? [0-9]{5}|(?iu)\\btel(?:efon|ephone)?\\b|\\bjalan\\b");
    private static final Pattern POSTCODE = Pattern.compile("(?<![0-9])[0-9]{4,5}(?![0-9])");

    private final TextPage page;
    private final PartyAreas areas;
    private final PartyNames names;
    private final WebDomains domains;
    private final TitleWords title;
    private final Pattern notAName;
    private final Pattern address;
    private final Pattern prefixes;

    /**
     * A name.
     *
     * @param strong whether enough speaks for it to do without a person
     */
    record Name(String name, String source, boolean strong) {}

    Letterhead(TextPage page, PartyAreas areas, PartyNames names, WebDomains domains, Labels labels, TitleWords title) {
        this.title = title;
        this.domains = domains;
        this.page = page;
        this.areas = areas;
        this.names = names;
        this.address = labels.startingWith("address-words");
        this.prefixes = Pattern.compile("(?<![\\p{L}\\p{N}])"
                + labels.list("number-prefixes").stream()
                        .map(Labels.Word::text)
                        .filter(prefix -> prefix.length() > 1)
                        .collect(Collectors.joining("|", "(?:", ")"))
                + "(?![\\p{L}\\p{N}])");
        this.notAName = Pattern.compile(
                labels.startingWith("title-invoice").pattern() + "|"
                        + labels.startingWith("title-receipt").pattern() + "|"
                        + labels.startingWith("title-credit-note").pattern(),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
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
            return firstLine(buyer, type);
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
                page.scanned() ? line < FIRST_LINES && shown.size() == 1 : score >= STRONG && score - second >= 2);
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
                : line >= FIRST_LINES && score < STRONG;
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
                && isPlainName(PartyNames.clean(page.lines().get(index - 1)))
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
        return POSTCODE.matcher(text).find() ? score + 2 : score;
    }

    /** A receipt begins with its merchant; any other document with a name that its domain agrees with. */
    private @Nullable Name firstLine(@Nullable String buyer, DocumentType type) {
        Name addressed = page.scanned() && type != DocumentType.RECEIPT ? aboveAddress(buyer) : null;
        if (addressed != null) {
            return addressed;
        }
        int limit = Math.min(FIRST_LINES, page.rows().size());
        for (int i = 0; i < limit; i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                String name = PartyNames.beforeSeparator(line.text(cell));
                if (areas.isBuyers(i, cell) || !isPlainName(name) || PartyNames.isSame(name, buyer)) {
                    continue;
                }
                if (domains.agreeWith(name)) {
                    return new Name(name, page.source(i) + ", as its domain", !page.scanned());
                }
            }
        }
        return null;
    }

    /** The only name with a street and a postcode in the lines below it: of two such blocks without labels, one is that of the addressee. */
    private @Nullable Name aboveAddress(@Nullable String buyer) {
        List<Integer> blocks = IntStream.range(0, Math.max(0, page.rows().size() - 2))
                .filter(line -> beginsAddress(line, buyer))
                .boxed()
                .toList();
        if (blocks.isEmpty()) {
            return null;
        }
        int first = blocks.get(0);
        String name = PartyNames.clean(page.lines().get(first));
        boolean anothers = blocks.stream()
                .anyMatch(line -> line > first + LINES_OF_AN_ADDRESS
                        && !PartyNames.isSame(
                                name, PartyNames.clean(page.lines().get(line))));
        // a lone address, or one further down, may as well be the one the letter goes to
        return !anothers && first < HEAD_OF_A_LETTER && namesAnotherTown(first)
                ? new Name(name, page.source(first) + ", above its address", true)
                : null;
    }

    private boolean beginsAddress(int line, @Nullable String buyer) {
        String name = PartyNames.clean(page.lines().get(line));
        String below = page.lines().get(line + 1);
        boolean street = below.matches(".*[0-9].*")
                && amountsAreFew(below)
                && page.hitsOf(line + 1).isEmpty();
        boolean town = IntStream.rangeClosed(
                        line + 2,
                        Math.min(line + LINES_OF_AN_ADDRESS, page.rows().size() - 1))
                .anyMatch(one -> POSTCODE.matcher(page.lines().get(one)).find());
        return street
                && town
                && isPlainName(name)
                && PartyNames.isTidy(name)
                && !PartyNames.isSame(name, buyer)
                && !areas.isBuyers(line, page.rows().get(line).cells().get(0))
                && !areas.isAddressee(line, page.rows().get(line).cells().get(0))
                && (line == 0
                        || page.hitsOf(line - 1).stream()
                                .noneMatch(hit -> hit.field().equals("buyer")));
    }

    /** Whether a town or telephone is named outside the block that begins with a line. */
    private boolean namesAnotherTown(int block) {
        return IntStream.range(0, page.lines().size())
                .filter(line -> line < block || line > block + LINES_OF_AN_ADDRESS)
                .anyMatch(line -> TOWN.matcher(page.lines().get(line)).find());
    }

    private static boolean amountsAreFew(String line) {
        return !line.matches(".*[0-9][.,][0-9]{2}(?![0-9]).*");
    }

    private boolean isPlainName(String name) {
        long letters = name.chars().filter(Character::isLetter).count();
        return letters >= 4
                && letters * 10 >= name.length() * 7L
                && names.isName(name)
                && !notAName.matcher(name).find()
                && !address.matcher(name).find()
                && !prefixes.matcher(name).find()
                && page.hits("other").stream().noneMatch(hit -> hit.label().equalsIgnoreCase(name));
    }
}
