package io.paperbridge.extraction.text;

import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pages of a document are the invoice's, and whether they are those of several.
 *
 * <p>A letter before it and what is attached behind it, as terms, a delivery note or a contract, have no say in its values.
 */
final class TextPages {

    private static final int LINES_WITH_A_TITLE = 20;
    private static final int LINES_WITH_A_HEADING = 6;

    private final TextPage page;
    private final Map<Integer, Set<String>> numbers;
    private final Set<Integer> totals;
    private final TextKind kind;
    private final Pattern salutation;
    private final Pattern pageNumber;
    private final Set<Integer> all = new TreeSet<>();
    private final Set<Integer> left = new TreeSet<>();
    private final Set<Integer> contested = new TreeSet<>();
    private final Set<Integer> reminders = new TreeSet<>();
    private final Pattern reminder;

    /**
     * The pages of a text.
     *
     * @param numbers the labelled invoice numbers of each page
     * @param totals the pages with a labelled total
     */
    TextPages(TextPage page, Map<Integer, Set<String>> numbers, Set<Integer> totals, TextKind kind, Labels labels) {
        this.page = page;
        this.numbers = numbers;
        this.totals = totals;
        this.kind = kind;
        this.reminder = labels.anyOf("reminder");
        this.salutation = labels.startingWith("salutation");
        this.pageNumber = Pattern.compile(
                labels.anyOf("page").pattern() + "[.: ]{0,3}([0-9]{1,3})(?![0-9.,])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        page.rows().forEach(line -> all.add(line.page()));
        leaveOut();
    }

    /** The pages of others; none where what remains would show no total, or where there is no title and no number to go by. */
    Set<Integer> leftOut() {
        return left;
    }

    private void leaveOut() {
        int main = all.stream()
                .filter(one -> isTitled(one) || numbers.containsKey(one))
                .findFirst()
                .orElse(-1);
        boolean attached = false;
        boolean terms = false;
        for (int one : all) {
            List<TextLine> heading =
                    lines(one).stream().limit(LINES_WITH_A_HEADING).toList();
            if (one < main) {
                if (lines(one).stream()
                        .anyMatch(line -> reminder.matcher(line.text()).find())) {
                    reminders.add(one);
                }
                attached = !totals.contains(one) && lines(one).stream().anyMatch(this::isSalutation);
            } else if (one == main || isTitled(one) || sharesNumber(one, main) || isNumbered(one, one - main + 1)) {
                attached = false;
            } else if (heading.stream().anyMatch(kind::isOther)) {
                attached = true;
                terms = heading.stream().anyMatch(kind::isTerms);
            }
            if (attached) {
                left.add(one);
            }
            if (attached && !terms && totals.contains(one)) {
                contested.add(one);
            }
        }
        if (main < 0 || left.containsAll(totals)) {
            left.clear();
            contested.clear();
        }
    }

    /** Asks where a letter reminds of the invoice behind it, which may be booked already. */
    void doubtReminder(Draft draft) {
        if (!reminders.isEmpty()) {
            draft.doubt(
                    Term.INVOICE_NUMBER, DoubtReason.AMBIGUOUS, "extraction.reminder-before", List.copyOf(reminders));
        }
    }

    /** Asks where what is attached shows a total too, and may be a part of the invoice after all. */
    void doubtAttached(Draft draft) {
        if (!contested.isEmpty()) {
            draft.doubt(Term.GROSS, DoubtReason.AMBIGUOUS, "extraction.attachment-with-total", List.copyOf(contested));
        }
    }

    /** “Page 2 of 3” on the second page goes on with the first. */
    private boolean isNumbered(int one, int expected) {
        return lines(one).stream().anyMatch(line -> {
            Matcher matcher = pageNumber.matcher(line.text());
            return matcher.find() && matcher.group(2).equals(String.valueOf(expected));
        });
    }

    /** Asks where a number with a total of its own follows on another one with its own. */
    void doubtSeveral(Draft draft) {
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, Integer> found = new LinkedHashMap<>();
        String current = null;
        for (int one : all) {
            Set<String> here = left.contains(one) ? Set.of() : numbers.getOrDefault(one, Set.of());
            if (!here.isEmpty()) {
                current = first.keySet().stream()
                        .filter(here::contains)
                        .findFirst()
                        .orElse(here.iterator().next());
                first.putIfAbsent(current, one);
            }
            if (current != null && totals.contains(one) && !left.contains(one)) {
                found.putIfAbsent(current, first.getOrDefault(current, one));
            }
        }
        if (found.size() > 1) {
            List<Sentence> named = new ArrayList<>();
            found.forEach((number, one) -> named.add(Sentence.of("extraction.number-on-page", number, one)));
            draft.doubt(
                    Term.INVOICE_NUMBER, DoubtReason.SEVERAL_INVOICES, "extraction.several-invoices-on-pages", named);
        }
    }

    private List<TextLine> lines(int one) {
        return page.rows().stream().filter(line -> line.page() == one).toList();
    }

    private boolean isTitled(int one) {
        return lines(one).stream().limit(LINES_WITH_A_TITLE).anyMatch(kind::isInvoice);
    }

    private boolean isSalutation(TextLine line) {
        return salutation.matcher(line.text()).find();
    }

    private boolean sharesNumber(int one, int other) {
        return !Collections.disjoint(numbers.getOrDefault(one, Set.of()), numbers.getOrDefault(other, Set.of()));
    }
}
