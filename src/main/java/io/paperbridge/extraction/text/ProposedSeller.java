package io.paperbridge.extraction.text;

import io.paperbridge.document.Company;
import io.paperbridge.document.Party;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Parties;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.party.Ibans;
import io.paperbridge.extraction.party.PartyAreas;
import io.paperbridge.extraction.party.PartyNames;
import io.paperbridge.extraction.party.VatIds;
import io.paperbridge.extraction.text.PrintedValues.Place;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The seller that a language model proposes, where the page bears it out; never ourselves, and never the buyer. */
final class ProposedSeller {

    private static final int SHORTEST_NAME = 3;
    private static final Party UNKNOWN = new Party(null, null, null, null, null, null, null, null);

    private final TextPage page;
    private final PrintedValues printed;
    private final Labels labels;
    private final PartyAreas areas;
    private final Company company;
    private final Draft draft;

    ProposedSeller(TextPage page, PrintedValues printed, Labels labels, Company company, Draft draft) {
        this.page = page;
        this.printed = printed;
        this.labels = labels;
        this.areas = new PartyAreas(page, new PartyNames(labels));
        this.company = company;
        this.draft = draft;
    }

    /**
     * Puts a value into the draft's seller.
     *
     * @param term the name, the VAT id or the account
     * @return where it stands; null when it does not hold
     */
    @Nullable
    Place put(Term term, String value) {
        return switch (term) {
            case SELLER -> name(value);
            case SELLER_VAT_ID -> vatId(compact(value));
            case IBAN -> iban(compact(value));
            default -> throw new IllegalArgumentException(term + " is not of the seller");
        };
    }

    /** Where the labels have found one of several that could be it, a model may only confirm it. */
    private @Nullable Place name(String value) {
        PartyNames names = new PartyNames(labels);
        String key = PartyNames.key(value);
        String read = draft.seller == null ? null : draft.seller.name();
        boolean couldBe = key.length() >= SHORTEST_NAME
                && names.isName(value)
                && !names.isOnlyLegalForm(value)
                && !PartyNames.isSame(value, draft.buyer == null ? null : draft.buyer.name())
                && company.names().stream().map(PartyNames::key).noneMatch(ours -> isPart(ours, key))
                && (read == null || PartyNames.isSame(value, read));
        Place place = couldBe
                ? printed.words(
                        value,
                        (line, start) ->
                                !areas.isBuyers(line, page.rows().get(line).cellAt(start)))
                : null;
        if (place != null) {
            draft.seller = known().withName(read == null ? place.printed() : read);
        }
        return place;
    }

    private static boolean isPart(String one, String other) {
        return !one.isEmpty() && (one.contains(other) || other.contains(one));
    }

    private @Nullable Place vatId(String id) {
        Pattern buyers = labels.anyOf("buyer-vat-id");
        if (company.vatIds().contains(id) || (draft.buyer != null && id.equals(draft.buyer.vatId()))) {
            return null;
        }
        for (int i = 0; i < page.rows().size(); i++) {
            TextLine line = page.rows().get(i);
            for (VatIds.Found found : VatIds.in(line.text())) {
                boolean buyersId = areas.isBuyers(i, line.cellAt(found.start()))
                        || buyers.matcher(line.text().substring(0, found.start()))
                                .find();
                if (found.id().equals(id) && !buyersId) {
                    draft.seller = Parties.withVatId(known(), id);
                    return new Place(id, i, found.start());
                }
            }
        }
        return null;
    }

    private @Nullable Place iban(String iban) {
        Pattern buyers = labels.anyOf("buyer-account");
        for (int i = 0; i < page.lines().size(); i++) {
            String line = page.lines().get(i);
            if (iban.equals(Ibans.in(line)) && !buyers.matcher(line).find()) {
                draft.seller = Parties.withIban(known(), iban);
                return new Place(iban, i, 0);
            }
        }
        return null;
    }

    private Party known() {
        return draft.seller == null ? UNKNOWN : draft.seller;
    }

    private static String compact(String value) {
        return value.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
