package io.paperbridge.bigcapital;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what an entry that is wanted makes of what the ledger shows already.
 *
 * <p>"Ours" is what carries our reference, byte for byte. "Same" is kind, contact, number, date, currency and total to the cent.
 */
@Component("adoption")
public class Adoption {

    private final BookSettings settings;

    Adoption(BookSettings settings) {
        this.settings = settings;
    }

    /**
     * What is to be done.
     *
     * <p>Ours and same: adopted, the lowest id of several. Ours, a draft, not the same: deleted, and created anew. Not ours, but the
     * same invoice: linked. Nothing: created. For expenses the number is what people type as their reference.
     *
     * @param found what the ledger's lists show under the reference and the number
     * @throws ReviewNeeded when ours is posted and differs, when the same party has the number on another invoice, or when somebody
     *     may have typed this very receipt
     */
    public Decision decide(PreparedEntry wanted, List<FoundEntry> found) {
        List<FoundEntry> ours = unique(found).stream()
                .filter(entry -> wanted.reference().equals(entry.reference()))
                .sorted(Comparator.comparing((FoundEntry entry) -> !entry.posted())
                        .thenComparing(FoundEntry::id))
                .toList();
        FoundEntry adopted = null;
        List<Long> surplus = new ArrayList<>();
        for (FoundEntry entry : ours) {
            if (isSame(wanted, entry)) {
                if (adopted == null) {
                    adopted = entry;
                    continue;
                }
            }
            if (entry.posted()) {
                throw new ReviewNeeded(
                        Reason.ENTRY_DIFFERS,
                        Sentence.of(
                                isSame(wanted, entry) ? "bigcapital.ours-twice" : "bigcapital.ours-differs",
                                entry.described(),
                                wanted.reference(),
                                describe(wanted)));
            }
            if (entry.kind() == wanted.kind()) {
                surplus.add(entry.id());
            }
        }
        if (adopted != null) {
            return new Decision(
                    adopted.posted() ? Action.ADOPT_POSTED : Action.ADOPT, adopted.id(), adopted.posted(), surplus);
        }
        FoundEntry foreign = sameByOthers(wanted, found);
        if (foreign != null) {
            return new Decision(Action.LINK, foreign.id(), foreign.posted(), surplus);
        }
        requireNoReceiptLike(wanted, found);
        return new Decision(Action.CREATE, null, false, surplus);
    }

    /**
     * The same for a journal that may not be the one that made them.
     *
     * @param made whether the journal knows of a create for this document; of a draft that is not the same it is not known otherwise
     *     whether it is this document's: a rebuilt Paperless gives ids, and so references, away anew
     * @throws ReviewNeeded also when such a draft would be deleted
     */
    public Decision decide(PreparedEntry wanted, List<FoundEntry> found, boolean made) {
        Decision decision = decide(wanted, found);
        boolean adopted = decision.action() == Action.ADOPT || decision.action() == Action.ADOPT_POSTED;
        if (!made && !adopted) {
            found.stream()
                    .filter(entry -> decision.surplus().contains(entry.id()) && entry.kind() == wanted.kind())
                    .findFirst()
                    .ifPresent(entry -> {
                        throw new ReviewNeeded(
                                Reason.ENTRY_DIFFERS,
                                Sentence.of(
                                        "bigcapital.ours-differs",
                                        entry.described(),
                                        wanted.reference(),
                                        describe(wanted)));
                    });
        }
        return decision;
    }

    /** The drafts of ours that a lost reply left over, beside the entry that counts. */
    public List<Long> surplus(PreparedEntry wanted, @Nullable Long keep, List<FoundEntry> found) {
        return unique(found).stream()
                .filter(entry -> wanted.reference().equals(entry.reference()))
                .filter(entry -> entry.kind() == wanted.kind() && !entry.posted())
                .map(FoundEntry::id)
                .filter(id -> !id.equals(keep))
                .toList();
    }

    /** Whether an entry has the identity that is wanted. */
    static boolean isSame(PreparedEntry wanted, FoundEntry entry) {
        return entry.kind() == wanted.kind()
                && entry.contactId() == wanted.contactId()
                && (wanted.kind() == EntryKind.EXPENSE || wanted.number().equals(entry.number()))
                && isOfSameDayAndTotal(wanted, entry);
    }

    private static boolean isOfSameDayAndTotal(PreparedEntry wanted, FoundEntry entry) {
        return entry.dates().contains(wanted.date())
                && entry.currency().equals(wanted.total().currencyCode())
                && cents(entry.total(), wanted).compareTo(wanted.total().amount()) == 0;
    }

    /** The total without the noise of binary floats, at the currency's decimals. */
    static BigDecimal cents(BigDecimal total, PreparedEntry wanted) {
        return total.setScale(wanted.total().currency().getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /** Each entry once: two lists may show the same one, and it must not pass for its own double. */
    private static java.util.Collection<FoundEntry> unique(List<FoundEntry> found) {
        Map<String, FoundEntry> unique = new LinkedHashMap<>();
        found.forEach(entry -> unique.putIfAbsent(entry.kind() + " " + entry.id(), entry));
        return unique.values();
    }

    /** A number folded and without the suffix it has where another vendor holds it. */
    private static String printed(String number, PreparedEntry wanted) {
        String folded = Folding.fold(number);
        String suffix = " (V" + wanted.contactId() + ")";
        return folded.endsWith(suffix) ? folded.substring(0, folded.length() - suffix.length()) : folded;
    }

    private static boolean hasNumber(PreparedEntry wanted, FoundEntry entry) {
        return entry.kind() == wanted.kind()
                && entry.knownBy() != null
                && printed(entry.knownBy(), wanted).equals(printed(wanted.number(), wanted));
    }

    private @Nullable FoundEntry sameByOthers(PreparedEntry wanted, List<FoundEntry> found) {
        for (FoundEntry entry : found) {
            if (!hasNumber(wanted, entry)
                    || entry.contactId() != wanted.contactId()
                    || wanted.reference().equals(entry.reference())) {
                continue;
            }
            boolean sameInvoice = isOfSameDayAndTotal(wanted, entry);
            if (isTypedByHand(entry) && sameInvoice) {
                return entry;
            }
            throw new ReviewNeeded(
                    Reason.DUPLICATE,
                    Sentence.of(
                            sameInvoice ? "bigcapital.number-taken" : "bigcapital.number-taken-by-other",
                            entry.described(),
                            describe(wanted)));
        }
        return null;
    }

    /**
     * Makes sure that nobody typed the receipt already: an expense of the same day and total, of the same party or with one of them
     * unknown, which no number tells from it.
     */
    private void requireNoReceiptLike(PreparedEntry wanted, List<FoundEntry> found) {
        boolean numbered = !wanted.number().equals(wanted.reference());
        for (FoundEntry entry : found) {
            boolean like = wanted.kind() == EntryKind.EXPENSE
                    && entry.kind() == EntryKind.EXPENSE
                    && isTypedByHand(entry)
                    && isOfSameDayAndTotal(wanted, entry);
            boolean otherParty = entry.contactId() != wanted.contactId()
                    && entry.contactId() != FoundEntry.NOBODY
                    && wanted.contactId() != FoundEntry.NOBODY;
            boolean otherNumber = numbered && entry.knownBy() != null && !hasNumber(wanted, entry);
            if (like && !otherParty && !otherNumber) {
                throw new ReviewNeeded(Reason.DUPLICATE, Sentence.of("bigcapital.receipt-typed", entry.described()));
            }
        }
    }

    private boolean isTypedByHand(FoundEntry entry) {
        return entry.reference() == null || !entry.reference().startsWith(settings.referencePrefix());
    }

    private static Sentence describe(PreparedEntry wanted) {
        return Sentence.of(
                "bigcapital.wanted",
                wanted.number(),
                wanted.date(),
                Sentence.amount(wanted.total().amount(), wanted.total().currencyCode()));
    }

    /** What is to be done. */
    public enum Action {
        CREATE,
        ADOPT,
        ADOPT_POSTED,
        LINK
    }

    /**
     * A decision.
     *
     * @param action what is to be done
     * @param entryId the entry it concerns; null for a create
     * @param posted whether that entry is posted
     * @param surplus drafts of ours that are to be deleted first
     */
    public record Decision(Action action, @Nullable Long entryId, boolean posted, List<Long> surplus) {
        public Decision {
            surplus = List.copyOf(surplus);
        }
    }
}
