package io.paperbridge.extraction.text;

import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.party.Ibans;
import io.paperbridge.extraction.party.VatIds;
import io.paperbridge.extraction.text.TextDates.Order;
import java.util.List;
import java.util.regex.Pattern;

/** Which comes first in 03/04/2026, by the language and the country that a document shows. */
final class DateOrder {

    /** A place in the United States ends with its state and ZIP code. */
    private static final Pattern ZIP = Pattern.compile("\\b[A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?\\b");

    private static final Pattern ELSEWHERE = Pattern.compile("\\b(?:GST|RM|ABN)\\b|£");
    private static final int MOST_LINES = 120;
    private static final String ENGLISH = "english";

    private DateOrder() {}

    static Order of(TextPage page, Labels labels) {
        if (!page.language().equals(ENGLISH)) {
            return Order.DAY_FIRST;
        }
        List<String> lines = page.lines().stream().limit(MOST_LINES).toList();
        Pattern monthFirst = labels.anyOf("month-first");
        boolean american = lines.stream()
                .anyMatch(line ->
                        ZIP.matcher(line).find() || monthFirst.matcher(line).find());
        Pattern place = labels.anyOf("day-first");
        boolean elsewhere = lines.stream()
                .anyMatch(line -> ELSEWHERE.matcher(line).find()
                        || place.matcher(line).find()
                        || !VatIds.in(line).isEmpty()
                        || Ibans.in(line) != null);
        if (american == elsewhere) {
            return Order.UNKNOWN;
        }
        return american ? Order.MONTH_FIRST : Order.DAY_FIRST;
    }
}
