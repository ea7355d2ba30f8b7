package io.paperbridge.sandbox.paperless;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.function.Predicate;

/** Filters by date and time. What has no offset is meant in the zone of the server. */
final class Times {

    private Times() {}

    static Predicate<StoredDocument> instants(
            String name, String operator, String value, Function<StoredDocument, Instant> of) {
        if (operator.startsWith("date__")) {
            return dates(
                    name,
                    operator.substring("date__".length()),
                    value,
                    d -> LocalDate.ofInstant(of.apply(d), Archive.ZONE));
        }
        if (!operator.matches("[gl]te?")) {
            return dates(name, operator, value, d -> LocalDate.ofInstant(of.apply(d), Archive.ZONE));
        }
        Instant bound = instant(name, value);
        return document -> holds(operator, of.apply(document).compareTo(bound));
    }

    static Predicate<StoredDocument> dates(
            String name, String operator, String value, Function<StoredDocument, LocalDate> of) {
        return switch (operator) {
            case "gt", "gte", "lt", "lte" -> {
                LocalDate bound = date(name, value);
                yield document -> holds(operator, of.apply(document).compareTo(bound));
            }
            case "year" ->
                document -> value.equals(Integer.toString(of.apply(document).getYear()));
            case "month" ->
                document -> value.equals(Integer.toString(of.apply(document).getMonthValue()));
            case "day" ->
                document -> value.equals(Integer.toString(of.apply(document).getDayOfMonth()));
            default -> document -> true;
        };
    }

    private static boolean holds(String operator, int comparison) {
        return switch (operator) {
            case "gt" -> comparison > 0;
            case "gte" -> comparison >= 0;
            case "lt" -> comparison < 0;
            default -> comparison <= 0;
        };
    }

    private static Instant instant(String name, String value) {
        try {
            if (value.length() == 10) {
                return LocalDate.parse(value).atStartOfDay(Archive.ZONE).toInstant();
            }
            return value.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(value).toInstant()
                    : LocalDateTime.parse(value).atZone(Archive.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.field(name, "Enter a valid date/time.");
        }
    }

    private static LocalDate date(String name, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw Refusal.field(name, "Enter a valid date.");
        }
    }
}
