package io.paperbridge.paperless;

import io.paperbridge.document.Outcome;
import io.paperbridge.document.Term;
import io.paperbridge.paperless.Catalogue.CustomField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Our custom fields in Paperless, as far as they exist, and the values they take. */
@Component
class OurFields {

    private static final int LONGEST_STRING = 128;
    private static final Pattern AMOUNT = Pattern.compile("([A-Z]{3})?(-?\\d+(?:\\.\\d+)?)");

    private final PaperlessSettings.Fields settings;
    private final PaperlessNames names;

    OurFields(PaperlessSettings settings, PaperlessNames names) {
        this.settings = settings.fields();
        this.names = names;
    }

    /** The fields a person may correct. */
    Map<Term, CustomField> byTerm() {
        Map<Term, CustomField> fields = new EnumMap<>(Term.class);
        Map.of(
                        Term.INVOICE_NUMBER, settings.number(),
                        Term.ISSUE_DATE, settings.date(),
                        Term.DUE_DATE, settings.dueDate(),
                        Term.NET, settings.net(),
                        Term.TAX, settings.tax(),
                        Term.GROSS, settings.total())
                .forEach((term, name) -> names.field(name).ifPresent(field -> fields.put(term, field)));
        return fields;
    }

    /** The values of an outcome, by field id; what was not read, does not exist or does not fit is left out. */
    Map<Long, String> values(Outcome outcome) {
        Map<Long, String> values = new LinkedHashMap<>();
        byTerm().forEach((term, field) ->
                valueFor(term, field, outcome.fields()).ifPresent(value -> values.put(field.id(), value)));
        names.field(settings.link())
                .flatMap(field -> linkFor(field, outcome.link()).map(value -> Map.entry(field.id(), value)))
                .ifPresent(entry -> values.put(entry.getKey(), entry.getValue()));
        values.putAll(status(outcome.status()));
        return values;
    }

    /** The value of a payment status, by field id; empty when there is no field that takes it. */
    Map<Long, String> status(@Nullable String status) {
        return names.field(settings.status())
                .flatMap(field -> statusFor(field, status).map(value -> Map.of(field.id(), value)))
                .orElse(Map.of());
    }

    /** Whether a field still holds what was written: amounts are compared as numbers, all else as text. */
    static boolean sameValue(String now, @Nullable String written) {
        if (written == null) {
            return false;
        }
        Matcher one = AMOUNT.matcher(now);
        Matcher other = AMOUNT.matcher(written);
        if (one.matches() && other.matches() && (one.group(1) != null || other.group(1) != null)) {
            return Objects.equals(one.group(1), other.group(1))
                    && new BigDecimal(one.group(2)).compareTo(new BigDecimal(other.group(2))) == 0;
        }
        return now.equals(written.strip());
    }

    private static Optional<String> valueFor(Term term, CustomField field, Outcome.Fields read) {
        return switch (term) {
            case INVOICE_NUMBER ->
                Optional.ofNullable(read.number())
                        .filter(number -> isText(field))
                        .map(OurFields::cut);
            case ISSUE_DATE -> date(field, read.issueDate());
            case DUE_DATE -> date(field, read.dueDate());
            case NET -> amount(field, read.net(), read.currency());
            case TAX -> amount(field, read.tax(), read.currency());
            case GROSS -> amount(field, read.gross(), read.currency());
            default -> Optional.empty();
        };
    }

    private static Optional<String> date(CustomField field, @Nullable LocalDate date) {
        return Optional.ofNullable(date)
                .filter(day -> field.dataType().equals("date") || isText(field))
                .map(LocalDate::toString);
    }

    /** Paperless' monetary fields have two decimals, whatever the currency. */
    private static Optional<String> amount(CustomField field, @Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null || currency == null || !(field.dataType().equals("monetary") || isText(field))) {
            return Optional.empty();
        }
        try {
            if (Currency.getInstance(currency).getDefaultFractionDigits() != 2) {
                return Optional.empty();
            }
            return Optional.of(
                    currency + amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty(); // no currency, or more decimals than it has: nothing Paperless could show
        }
    }

    private static Optional<String> linkFor(CustomField field, @Nullable String link) {
        return Optional.ofNullable(link)
                .filter(url -> field.dataType().equals("url") || (isText(field) && url.length() <= LONGEST_STRING));
    }

    private static Optional<String> statusFor(CustomField field, @Nullable String status) {
        if (status == null || !field.dataType().equals("select")) {
            return Optional.ofNullable(status).filter(text -> isText(field)).map(OurFields::cut);
        }
        return field.options().entrySet().stream()
                .filter(option -> option.getKey().strip().equalsIgnoreCase(status))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isText(CustomField field) {
        return field.dataType().equals("string") || field.dataType().equals("longtext");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_STRING ? text : text.substring(0, LONGEST_STRING);
    }
}
