package io.paperbridge.extraction.party;

import io.paperbridge.extraction.page.LabelFinder;
import io.paperbridge.extraction.page.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be the name of a company or a person, and what cannot. */
public final class PartyNames {

    private static final Pattern PAGE_NUMBER =
            Pattern.compile("(?iu)\\p{L}{2,8}\\.? ?[0-9]{1,3} ?(?:/|\\p{L}{1,3}) ?[0-9]{1,3}");
    private static final int LONGEST_NAME = 80;
    private static final int SHORT_FORM = 3;
    private static final Pattern END = Pattern.compile("\\.?\\s*(?:$|[-–—|·•●,;(/]| au capital| {2})");
    private static final Pattern MANY_DIGITS = Pattern.compile("\\d{3}");
    private static final Pattern NUMBERED = Pattern.compile("\\p{L}{2}[^\\d]*\\d{3,4} (\\D+)");
    private static final Pattern MISREAD = Pattern.compile("(?:s.n|.dn|sd.)bhd$");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
    private static final Pattern SEPARATOR = Pattern.compile("\\s[-–—|·•*●]\\s|[,;|·•●]");
    private static final Pattern REGISTRATION = Pattern.compile(
            "\\s*[(\\[{][^)\\]}]*[0-9][^)\\]}]*[)\\]}]?.*$|\\s+(?:[Cc]o\\.? ?(?:[Rr]eg|[Nn]o)|ROC|GST|Reg\\.?).*$");

    private final Pattern legalForm;
    private final Pattern onlyLegalForm;
    private final Pattern titles;
    private final Pattern bank;
    private final Pattern anothers;
    private final Pattern notNames;
    private final List<String> formsApart;
    private final Pattern nameLabel;

    /** Knows legal forms, titles and the like by their words. */
    public PartyNames(Labels labels) {
        this.formsApart =
                labels.list("forms-apart").stream().map(Labels.Word::text).toList();
        this.notNames = Pattern.compile(
                "^\\W*" + labels.anyOf("table-words").pattern() + "\\W*$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.legalForm = labels.anyOfExactly("legal-forms");
        this.onlyLegalForm =
                Pattern.compile("^\\W*" + labels.anyOfExactly("legal-forms").pattern() + "\\W*$");
        this.titles = labels.startingWith("title-invoice");
        this.anothers = labels.anyOf("anothers-name");
        this.bank = labels.anyPartOf("banks");
        this.nameLabel = Pattern.compile(
                labels.startingWith("name").pattern() + "\\s*:?\\s*(.*)$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Whether a column holds nothing but “Name:”. */
    boolean isNameLabel(String text) {
        Matcher matcher = nameLabel.matcher(text);
        return matcher.matches() && matcher.group(2).isBlank();
    }

    /** What stands behind “Name:”; null when that does not begin the text. */
    @Nullable
    String behindNameLabel(String text) {
        Matcher matcher = nameLabel.matcher(text);
        return matcher.matches() && text.contains(":") && !matcher.group(2).isBlank()
                ? matcher.group(2).strip()
                : null;
    }

    /** Whether a text can be a name. */
    public boolean isName(String text) {
        return text.length() <= LONGEST_NAME
                && LETTERS.matcher(text).find()
                && (!MANY_DIGITS.matcher(text).find() || isNumberedCompany(text))
                && !PAGE_NUMBER.matcher(text).matches()
                && !text.contains("@")
                && !text.contains(":")
                && !notNames.matcher(text).find()
                && !titles.matcher(text).find()
                && !bank.matcher(text).find();
    }

    /** “Nordwind 2010 GmbH”: one number of up to four digits between the name and its legal form. */
    private boolean isNumberedCompany(String text) {
        Matcher numbered = NUMBERED.matcher(text);
        return numbered.matches() && onlyLegalForm.matcher(numbered.group(1)).matches();
    }

    /** Whether a text that stands where a name belongs is one with a number in it, as “Election 2020 Committee (133903)”. */
    boolean isNameWithNumber(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long digits = text.codePoints().filter(Character::isDigit).count();
        return digits > 0 && letters > digits && isName(text.replaceAll("\\d", ""));
    }

    /** Whether a text is a legal form and nothing else. */
    public boolean isOnlyLegalForm(String text) {
        return onlyLegalForm.matcher(text).matches();
    }

    /** The name up to its legal form, for example “Nordwind Papier GmbH” of “Nordwind Papier GmbH – Hafenstr. 1 – Kiel”. */
    @Nullable
    String withLegalForm(String line) {
        Matcher form = legalForm.matcher(line);
        int from = 0;
        while (form.find(from)) {
            String head = line.substring(0, form.end());
            String[] parts = SEPARATOR.split(head, -1);
            String name = parts[parts.length - 1].strip();
            boolean loose = form.group().length() <= SHORT_FORM
                    && (!END.matcher(line.substring(form.end())).lookingAt() || !head.contains(" " + form.group()));
            if (!loose
                    && head.endsWith(form.group())
                    && isName(name)
                    && name.length() > form.group().length()
                    && !name.contains(":")
                    && !anothers.matcher(head).find()) {
                String whole = clean(name);
                return formsApart.contains(form.group())
                        ? clean(whole.substring(0, whole.length() - form.group().length()))
                        : whole;
            }
            from = form.end();
        }
        return null;
    }

    /** The first part of a line that names somebody and then an address. */
    static String beforeSeparator(String line) {
        return clean(SEPARATOR.split(line.strip(), -1)[0]);
    }

    /** Without what a scan or a letterhead puts around a name. */
    static String clean(String name) {
        return REGISTRATION
                .matcher(name.strip())
                .replaceFirst("")
                .replaceAll("^[^\\p{L}\\p{N}\"“„]+", "")
                .replaceAll("[\\s,;:|_~=*\\-–]+$", "")
                .strip();
    }

    /** “SON BHD” is how a scan reads “SDN BHD”; the rest of such a name is no better. */
    static boolean isMisread(String key) {
        return MISREAD.matcher(key).find() && !key.endsWith("sdnbhd");
    }

    /** Words with capitals, as names have them and what a scan makes of a logo has not. */
    static boolean isTidy(String name) {
        return Arrays.stream(name.split(" ", -1))
                        .allMatch(
                                word -> word.matches(
                                        "\\p{Lu}[\\p{L}.'’&/-]*|&|\\([A-Z]\\)|[0-9]{1,3}|de|la|du|des|of|the|and|und|et|di|van|von"))
                && name.matches(".*\\p{L}{3}.*");
    }

    /** Whether two names have the same letters and digits. */
    public static boolean isSame(String name, @Nullable String other) {
        return other != null && key(name).equals(key(other));
    }

    /** The letters and digits of a name, by which it is compared. */
    public static String key(String name) {
        return LabelFinder.folded(name).replaceAll("[^a-z0-9]", "");
    }
}
