package io.paperbridge.extraction.xml;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Details.Reference;
import io.paperbridge.document.Details.ReferenceKind;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Draft;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of one XML file: each goes into the draft with its path, or becomes a doubt that names it. */
final class XmlValues {

    // exponents are no XML decimals, and 1e400 is no money
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})");

    /** Nobody has booked by computer before, or will in this form after. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;

    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Draft draft;
    private final String file;

    XmlValues(Draft draft, XmlFile xml) {
        this.draft = draft;
        this.file = xml.name();
    }

    @Nullable
    String text(Term term, @Nullable XmlElement element) {
        if (element == null || element.text().isEmpty()) {
            return null;
        }
        String text = Characters.clean(element.text());
        if (text.isEmpty()) {
            return null;
        }
        draft.found(term, text, file + " " + element.path());
        return text;
    }

    /** An allowance or charge; none when it has no amount. */
    List<AllowanceCharge> allowance(
            boolean charge,
            @Nullable XmlElement amountElement,
            @Nullable String reason,
            @Nullable String category,
            @Nullable BigDecimal rate) {
        BigDecimal amount = amount(Term.NET, amountElement);
        return amount == null ? List.of() : List.of(new AllowanceCharge(charge, amount, reason, category, rate));
    }

    /** Another document that is named; nothing when it is not. */
    void reference(ReferenceKind kind, @Nullable String number) {
        if (number != null) {
            draft.references.add(new Reference(kind, Characters.clean(number)));
        }
    }

    /** An amount; {@code term} is the nearest term when the amount has none of its own. */
    @Nullable
    BigDecimal amount(Term term, @Nullable XmlElement element) {
        if (element == null || element.text().isEmpty()) {
            return null;
        }
        String text = Characters.plain(element.text());
        if (!DECIMAL.matcher(text).matches()) {
            draft.doubt(term, DoubtReason.INVALID, "extraction.xml-no-amount", element.name(), shown(element.text()));
            return null;
        }
        return new BigDecimal(text);
    }

    /** An amount that is a term of its own, with evidence; a minus before zero is a doubt. */
    @Nullable
    BigDecimal total(Term term, @Nullable XmlElement element) {
        BigDecimal amount = amount(term, element);
        if (element == null || amount == null) {
            return null;
        }
        if (amount.signum() == 0 && Characters.plain(element.text()).startsWith("-")) {
            draft.doubt(term, DoubtReason.INVALID, "extraction.xml-negative-zero", element.name(), element.text());
        }
        draft.found(term, element.text(), file + " " + element.path());
        return amount;
    }

    /** A date as ISO 8601 or as {@code 20261001}, with or without a time behind it. */
    @Nullable
    LocalDate date(Term term, @Nullable XmlElement element) {
        String printed = text(term, element);
        if (element == null || printed == null) {
            return null;
        }
        String text = Characters.plain(printed);
        try {
            LocalDate date = text.length() >= 10 && text.charAt(4) == '-'
                    ? LocalDate.parse(text.substring(0, 10))
                    : LocalDate.parse(text.substring(0, Math.min(8, text.length())), COMPACT);
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw new DateTimeException("far away");
            }
            return date;
        } catch (DateTimeException e) {
            draft.doubt(term, DoubtReason.INVALID, "extraction.xml-no-date", element.name(), shown(printed));
            return null;
        }
    }

    /** Where an element lies, for evidence. */
    String source(XmlElement element) {
        return file + " " + element.path();
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
