package io.paperbridge.extraction.party;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The name at the head of a page that shows no legal form: one that its domain agrees with, or the only one above an address. */
final class HeadOfPage {

    static final int FIRST_LINES = 6;
    static final Pattern POSTCODE = Pattern.compile("(?<![0-9])[0-9]{4,5}(?![0-9])");

    private static final int HEAD_OF_A_LETTER = 3;
    private static final int LINES_OF_AN_ADDRESS = 3;
    private static final Pattern TOWN = Pattern.compile(
            "(?<![0-9])[0-9]{4,6},? ?\\p{Lu}\\p{L}+|\\p{L}{3,}[,.]? [A-Z]{2,3},? [0-9]{5}|(?iu)\\btel(?:efon|ephone)?\\b|\\bjalan\\b");

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

    HeadOfPage(TextPage page, PartyAreas areas, PartyNames names, WebDomains domains, Labels labels) {
        this.page = page;
        this.areas = areas;
        this.names = names;
        this.domains = domains;
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

    /** A receipt begins with its merchant; any other document with a name that its domain agrees with. */
    @Nullable
    Name find(@Nullable String buyer, DocumentType type) {
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

    /** Whether a text can be a name and is neither a title, nor an address, nor a label. */
    boolean isPlainName(String name) {
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
