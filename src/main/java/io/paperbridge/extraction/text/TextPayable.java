package io.paperbridge.extraction.text;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.page.LabelFinder;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.text.LabelledAmounts.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is left to pay, and what was paid before: only where both make up the total.
 *
 * <p>Worked example: a total of 119.00, a deposit of 19.00 and 100.00 to pay. An amount due that differs from the total for any other
 * reason, as a discount or what is owed from before, says nothing.
 */
final class TextPayable {

    private final TextPage page;
    private final LabelledAmounts amounts;
    private final Draft draft;
    private final Set<String> due;
    private final Pattern discount;

    TextPayable(TextPage page, LabelledAmounts amounts, Labels labels, Draft draft) {
        this.page = page;
        this.amounts = amounts;
        this.draft = draft;
        this.due =
                labels.list("payable").stream().map(word -> plain(word.text())).collect(Collectors.toSet());
        this.discount = labels.anyPartOf("discount");
    }

    /** A receipt is paid when it is printed, and of a credit nothing is due. */
    void read() {
        BigDecimal gross = draft.gross;
        if (gross == null || gross.signum() <= 0 || draft.type != DocumentType.INVOICE) {
            return;
        }
        Set<BigDecimal> left = left();
        BigDecimal prepaid = labelled(gross, left);
        prepaid = prepaid == null ? printed(gross, left) : prepaid;
        if (prepaid != null) {
            draft.prepaid = prepaid;
            draft.payable = gross.subtract(prepaid);
        } else if (!left.isEmpty() && left.stream().allMatch(one -> Sums.equal(one, gross))) {
            draft.payable = gross;
        }
    }

    /** The amounts that are called due, without those that are so only for who pays early. */
    private Set<BigDecimal> left() {
        Set<BigDecimal> left = new LinkedHashSet<>();
        Stream.concat(
                        amounts.of("payable").stream(),
                        amounts.of("gross").stream()
                                .filter(one -> due.contains(plain(one.hit().label()))))
                .filter(one ->
                        !discount.matcher(page.lines().get(one.hit().line())).find())
                .forEach(one -> left.add(one.amount()));
        return left;
    }

    /** The deposit, or the sum of several, that makes an amount due of the total. */
    private @Nullable BigDecimal labelled(BigDecimal gross, Set<BigDecimal> left) {
        List<BigDecimal> deposits = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        Set<TextPage.Hit> seen = new LinkedHashSet<>();
        for (Candidate one : amounts.of("prepaid")) {
            deposits.add(one.amount().abs());
            sum = seen.add(one.hit()) ? sum.add(one.amount().abs()) : sum;
        }
        deposits.add(sum);
        return deposits.stream()
                .filter(one -> one.signum() > 0 && contains(left, gross.subtract(one)))
                .findFirst()
                .orElse(null);
    }

    /** What is missing to the total, where it is printed with no other label, as in a list of payments. */
    private @Nullable BigDecimal printed(BigDecimal gross, Set<BigDecimal> left) {
        for (BigDecimal one : left) {
            BigDecimal paid = gross.subtract(one);
            boolean between = one.signum() >= 0 && paid.signum() > 0;
            if (between
                    && (draft.tax == null || !Sums.equal(paid, draft.tax))
                    && amounts.printed().stream()
                            .anyMatch(other -> Sums.equal(other.amount().abs(), paid) && isUnlabelled(other.line()))) {
                return paid;
            }
        }
        return null;
    }

    private boolean isUnlabelled(int line) {
        return page.hitsOf(line).isEmpty()
                && !discount.matcher(page.lines().get(line)).find();
    }

    private static String plain(String label) {
        return LabelFinder.folded(label).replaceAll("[^\\p{L}]+", " ").strip();
    }

    private static boolean contains(Set<BigDecimal> amounts, BigDecimal amount) {
        return amounts.stream().anyMatch(one -> Sums.equal(one, amount));
    }
}
