package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DocumentType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The seller's name where no id stands beside it: by legal form, by place, and by the domain of its mail and web addresses. */
final class Letterhead {

    private static final int TOP = 10;
    private static final int BOTTOM = 12;
    private static final int STRONG = 6;
    private static final int FIRST_LINES = 6;
    private static final int HEAD_OF_A_LETTER = 3;
    private static final Pattern TOWN = Pattern.compile(
            "(?<![0-9])[0-9]{4,6},? ?\\p{Lu}\\p{L}+|\\p{L}{3,}[,.]? [A-Z]{2},? [0-9]{5}|(?iu)\\btel(?:efon|ephone)?\\b|\\bjalan\\b");
    private static final Pattern POSTCODE = Pattern.compile("(?<![0-9])[0-9]{4,5}(?![0-9])");

    private final TextPage page;
    private final PartyAreas areas;
    private final PartyNames names;
    private final WebDomains domains;
    private final Pattern notAName;
    private final Pattern address;
    private final Pattern prefixes;

    /**
     * A name.
     *
     * @param strong whether enough speaks for it to do without a person
     */
    record Name(String name, String source, boolean strong) {}

    Letterhead(TextPage page, PartyAreas areas, PartyNames names, WebDomains domains, Labels labels) {
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
                String name = areas.isBuyers(i, cell) ? null : name(i, line.text(cell));
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
        if (score == second || isWeak(name, score, line)) {
            // also of two companies of which nothing tells which of them sends it
            return null;
        }
        return new Name(
                name,
                page.source(line) + ", letterhead",
                page.scanned() ? line < FIRST_LINES && shown.size() == 1 : score >= STRONG && score - second >= 2);
    }

    /** Too little to show even as a doubt: a company far from the head that nothing else speaks for, and a name that is misread. */
    private boolean isWeak(String name, int score, int line) {
        return page.scanned()
                ? isMisread(PartyNames.key(name)) || !isTidy(name)
                : line >= FIRST_LINES && score < STRONG;
    }

    /** A company with its legal form, also when that stands on the next line. */
    private @Nullable String name(int index, String text) {
        if (index > 0 && names.isOnlyLegalForm(text)) {
            String above = page.lines().get(index - 1);
            return names.isName(above) ? PartyNames.clean(above) + " " + text.strip() : null;
        }
        return names.withLegalForm(text);
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

    /** The first line that is a name with a street and a postcode in the two lines below it. */
    private @Nullable Name aboveAddress(@Nullable String buyer) {
        for (int i = 0; i + 2 < page.rows().size(); i++) {
            String name = PartyNames.clean(page.lines().get(i));
            boolean street = page.lines().get(i + 1).matches(".*[0-9].*")
                    && amountsAreFew(page.lines().get(i + 1));
            boolean town = POSTCODE.matcher(page.lines().get(i + 2)).find()
                    || (i + 3 < page.rows().size()
                            && POSTCODE.matcher(page.lines().get(i + 3)).find());
            if (street
                    && town
                    && isPlainName(name)
                    && isTidy(name)
                    && !PartyNames.isSame(name, buyer)
                    && !areas.isBuyers(i, page.rows().get(i).cells().get(0))) {
                if (i >= HEAD_OF_A_LETTER && !namesAnotherTown()) {
                    return null;
                }
                return new Name(
                        name, page.source(i) + ", above its address", i < HEAD_OF_A_LETTER && namesAnotherTown());
            }
        }
        return null;
    }

    /** A lone address at the top may as well be the one the letter goes to. */
    private boolean namesAnotherTown() {
        return page.lines().stream().filter(line -> TOWN.matcher(line).find()).count() > 1;
    }

    /** “SON BHD” is how a scan reads “SDN BHD”; the rest of such a name is no better. */
    private static boolean isMisread(String key) {
        return key.endsWith("sonbhd");
    }

    /** Words with capitals, as names have them and what a scan makes of a logo has not. */
    private static boolean isTidy(String name) {
        return Arrays.stream(name.split(" ", -1))
                        .allMatch(
                                word -> word.matches(
                                        "\\p{Lu}[\\p{L}.'’&/-]*|&|\\([A-Z]\\)|[0-9]{1,3}|de|la|du|des|of|the|and|und|et|di|van|von"))
                && name.matches(".*\\p{L}{3}.*");
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
