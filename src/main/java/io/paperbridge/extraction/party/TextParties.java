package io.paperbridge.extraction.party;

import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Parties;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a text and who it is for.
 *
 * <p>The seller's name is one that stands behind a label for it, or beside or above a VAT id or IBAN whose check digits are right;
 * else the correspondent of the document. What only stands in the letterhead is shown, and a person is asked. The title only confirms
 * one of these against another name.
 */
public final class TextParties {

    private static final int LINES_ABOVE = 6;
    private static final int HEAD = 10;

    private final TextPage page;
    private final PartyAreas areas;
    private final PartyNames names;
    private final TextIds ids;
    private final WebDomains domains;
    private final Companies companies;
    private final TitleWords title;
    private final Labels labels;
    private final Pattern directDebit;

    /** Looks at a page with the title as a weak witness. */
    public TextParties(TextPage page, Labels labels, TitleWords title) {
        this.page = page;
        this.title = title;
        this.labels = labels;
        this.directDebit = labels.anyOf("direct-debit");
        this.names = new PartyNames(labels);
        this.areas = new PartyAreas(page, names);
        this.companies = new Companies(page, areas, names);
        this.domains = new WebDomains(page, labels);
        this.ids = new TextIds(page, areas, labels);
    }

    /** Puts the parties into the draft, with a doubt where the seller is not certain. */
    public void read(Draft draft, @Nullable Correspondent correspondent) {
        String buyerName = buyer(draft);
        TextIds.Id vat = ids.sellerVat();
        boolean debited =
                page.lines().stream().anyMatch(line -> directDebit.matcher(line).find());
        // where the seller debits, an account whose holder is named is the buyer's
        TextIds.Id iban = debited && !areas.holders().isEmpty() ? null : ids.iban();
        String name = labelled(draft);
        boolean labelled = name != null;
        if (name == null && vat != null && vat.checked()) {
            name = nameNear(draft, vat.line(), "VAT id " + vat.value());
        }
        if (name == null && iban != null && iban.checked()) {
            name = nameNear(draft, iban.line(), "IBAN " + iban.value());
        }
        if (name == null && correspondent != null) {
            name = correspondent.name();
            draft.found(Term.SELLER, name, "correspondent");
        } else if (name != null && isContested(name, buyerName, labelled)) {
            draft.doubt(Term.SELLER, DoubtReason.AMBIGUOUS, "extraction.seller-contested", name);
        }
        if (name == null && ((iban != null && iban.checked()) || (vat != null && vat.checked()))) {
            name = onlyCompany(draft);
        }
        if (name == null && iban != null) {
            name = holder(draft, buyerName);
        }
        if (name == null) {
            HeadOfPage.Name found =
                    new Letterhead(page, areas, names, domains, labels, title).find(buyerName, draft.type);
            if (found != null) {
                name = found.name();
                draft.found(Term.SELLER, name, found.source());
                if (!found.strong()) {
                    draft.doubt(Term.SELLER, DoubtReason.AMBIGUOUS, "extraction.only-letterhead", name);
                }
            }
        }
        if (vat == null && name != null) {
            vat = ids.sellerVatNear(companies.linesWith(name));
        }
        if (vat != null) {
            draft.found(Term.SELLER_VAT_ID, vat.value(), page.source(vat.line()));
        }
        if (iban != null) {
            draft.found(
                    Term.IBAN,
                    iban.value(),
                    page.source(iban.line()) + (iban.checked() ? "" : ", its check digits are wrong"));
        }
        String national = vat == null ? ids.national() : null;
        if (national != null) {
            draft.found(Term.SELLER_VAT_ID, national, "text, without its country");
        }
        if (name != null || vat != null || iban != null || national != null) {
            String country = vat == null ? null : vat.value().substring(0, 2).replace("EL", "GR");
            draft.seller = new Party(
                    name,
                    vat == null ? null : vat.value(),
                    national,
                    iban == null ? null : iban.value(),
                    null,
                    null,
                    country,
                    null);
        }
        TextIds.Id buyerId = ids.buyerVat();
        if (buyerId != null) {
            Party buyer = draft.buyer;
            draft.buyer = Parties.withVatId(
                    buyer == null ? new Party(null, null, null, null, null, null, null, null) : buyer, buyerId.value());
        }
    }

    /** Whether other companies are named, or the domains are those of others, and nothing else speaks for this one. */
    private boolean isContested(String name, @Nullable String buyer, boolean labelled) {
        if (domains.agreeWith(name) || title.name(name)) {
            return false;
        }
        if (labelled) {
            return !domains.isEmpty() && !ids.isInSellersBlock();
        }
        return companies.hasOtherThan(name, buyer) && !companies.isNamedAgain(name);
    }

    private @Nullable String buyer(Draft draft) {
        List<PartyAreas.Area> buyers = areas.all().stream()
                .filter(area -> !area.seller())
                .sorted(Comparator.comparingInt(area -> area.label().rank()))
                .toList();
        for (PartyAreas.Area area : buyers) {
            String name = areas.nameIn(area);
            if (name != null) {
                draft.buyer = Party.named(name);
                draft.found(Term.BUYER, name, page.source(area.label()));
                return name;
            }
        }
        return null;
    }

    private @Nullable String labelled(Draft draft) {
        for (PartyAreas.Area area : areas.all()) {
            String name = area.seller() ? areas.nameIn(area) : null;
            if (name != null) {
                draft.found(Term.SELLER, name, page.source(area.label()));
                return name;
            }
        }
        return null;
    }

    /** Whose the account is: the name the law knows, where the letterhead shows the one of the shop. */
    private @Nullable String holder(Draft draft, @Nullable String buyer) {
        for (PartyAreas.Area area : areas.holders()) {
            String name = areas.nameIn(area);
            if (name != null && !PartyNames.isSame(name, buyer)) {
                draft.found(Term.SELLER, name, page.source(area.label()));
                if ((!companies.isNamedAgain(name) || companies.hasOtherThan(name, null)) && !title.name(name)) {
                    draft.doubt(Term.SELLER, DoubtReason.AMBIGUOUS, "extraction.seller-contested", name);
                }
                return name;
            }
        }
        return null;
    }

    /** A letterhead far from the footer with the ids, when no other company is named outside the buyer's lines. */
    private @Nullable String onlyCompany(Draft draft) {
        Map<String, Integer> found = companies.all();
        if (found.size() != 1) {
            return null;
        }
        Map.Entry<String, Integer> only = found.entrySet().iterator().next();
        String name = only.getKey();
        boolean anothersAccount = areas.holders().stream()
                .map(areas::nameIn)
                .anyMatch(holder -> holder != null && !PartyNames.isSame(/* name= */ name, /* other= */ holder));
        if (!companies.isNamedAgain(name) && !domains.agreeWith(name) && (anothersAccount || only.getValue() >= HEAD)) {
            return null;
        }
        draft.found(Term.SELLER, name, page.source(only.getValue()) + ", the only company named");
        return name;
    }

    private @Nullable String nameNear(Draft draft, int line, String near) {
        for (int i = line; i >= Math.max(0, line - LINES_ABOVE); i--) {
            String name = companies.in(i);
            if (name != null) {
                draft.found(Term.SELLER, name, page.source(i) + ", beside " + near);
                return name;
            }
        }
        if (page.scanned() && line > 0 && page.hitsOf(line - 1).isEmpty()) {
            TextLine.Cell first = page.rows().get(line - 1).cells().get(0);
            String above = page.lines().get(line - 1);
            if (!areas.isBuyers(line - 1, first) && names.isName(above)) {
                draft.found(Term.SELLER, above, page.source(line - 1) + ", above " + near);
                return above;
            }
        }
        return null;
    }
}
