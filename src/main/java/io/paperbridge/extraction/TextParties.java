package io.paperbridge.extraction;

import io.paperbridge.document.Party;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.document.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a text and who it is for.
 *
 * <p>The seller's name is one that stands beside or above a VAT id or IBAN whose check digits are right; else the correspondent of
 * the document. A name that only stands somewhere is nobody's.
 */
final class TextParties {

    private static final int LINES_OF_A_BUYER = 4;
    private static final int LINES_ABOVE = 6;
    private static final int LONGEST_NAME = 80;
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
    private static final Pattern SEPARATOR = Pattern.compile("\\s[-–—|·•*]\\s|[,;|·•]");

    private final TextPage page;
    private final Pattern buyerVatLabel;
    private final Pattern legalForm;
    private final Pattern title;
    private final Pattern bank;
    private final TreeSet<Integer> buyerLines = new TreeSet<>();

    TextParties(TextPage page, Labels labels) {
        this.page = page;
        this.buyerVatLabel = labels.anyOf("buyer-vat-id");
        this.legalForm = labels.anyOfExactly("legal-forms");
        this.title = labels.startingWith("title-invoice");
        this.bank = labels.anyPartOf("banks");
    }

    void read(Draft draft, @Nullable Correspondent correspondent) {
        buyer(draft);
        Map<String, Integer> sellerIds = new LinkedHashMap<>();
        String buyerId = null;
        String iban = null;
        int ibanLine = -1;
        boolean checked = false;
        List<String> lines = page.lines();
        for (int i = 0; i < lines.size(); i++) {
            for (VatIds.Found found : VatIds.in(lines.get(i))) {
                String before = lines.get(i).substring(0, found.start());
                if (buyerVatLabel.matcher(before).find() || buyerLines.contains(i)) {
                    buyerId = found.id();
                } else if (sellerIds.putIfAbsent(found.id(), i) == null && sellerIds.size() == 1) {
                    checked = found.checked();
                }
            }
            String here = Ibans.in(lines.get(i));
            if (here != null && iban == null) {
                iban = here;
                ibanLine = i;
            }
        }
        // with two ids nobody knows whose is whose
        String vatId = sellerIds.size() == 1 ? sellerIds.keySet().iterator().next() : null;
        String name = null;
        if (vatId != null && checked) {
            name = nameNear(draft, sellerIds.getOrDefault(vatId, 0), "VAT id " + vatId);
        }
        if (name == null && iban != null) {
            name = nameNear(draft, ibanLine, "IBAN " + iban);
        }
        if (name == null && correspondent != null) {
            name = correspondent.name();
            draft.found(Term.SELLER, name, "correspondent");
        }
        if (name == null && (iban != null || (vatId != null && checked))) {
            name = onlyCompany(draft);
        }
        if (vatId != null) {
            draft.found(Term.SELLER_VAT_ID, vatId, "text line " + (sellerIds.getOrDefault(vatId, 0) + 1));
        }
        if (iban != null) {
            draft.found(Term.IBAN, iban, "text line " + (ibanLine + 1));
        }
        if (name != null || vatId != null || iban != null) {
            String country = vatId == null ? null : vatId.substring(0, 2).replace("EL", "GR");
            draft.seller = new Party(name, vatId, null, iban, null, null, country, null);
        }
        Party buyer = draft.buyer;
        if (buyerId != null) {
            draft.buyer = Parties.withVatId(
                    buyer == null ? new Party(null, null, null, null, null, null, null, null) : buyer, buyerId);
        }
    }

    private void buyer(Draft draft) {
        for (TextPage.Hit hit : page.hits("buyer")) {
            String beside = page.behind(hit).replaceFirst("^[\\s:]+", "").strip();
            int last = Math.min(hit.line() + LINES_OF_A_BUYER, page.lines().size() - 1);
            for (int i = hit.line(); i <= last; i++) {
                buyerLines.add(i);
            }
            String name = beside.isEmpty() ? page.below(hit) : beside;
            if (draft.buyer == null && hit.start() == 0 && isName(name)) {
                draft.buyer = Party.named(name);
                draft.found(Term.BUYER, name, TextPage.source(hit));
            }
        }
    }

    /** A letterhead far from the footer with the ids, when no other company is named outside the buyer's lines. */
    private @Nullable String onlyCompany(Draft draft) {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < page.lines().size(); i++) {
            String name =
                    buyerLines.contains(i) ? null : withLegalForm(page.lines().get(i));
            if (name != null) {
                names.putIfAbsent(name, i);
            }
        }
        if (names.size() != 1) {
            return null;
        }
        Map.Entry<String, Integer> only = names.entrySet().iterator().next();
        draft.found(Term.SELLER, only.getKey(), "text line " + (only.getValue() + 1) + ", the only company named");
        return only.getKey();
    }

    private @Nullable String nameNear(Draft draft, int line, String near) {
        for (int i = line; i >= Math.max(0, line - LINES_ABOVE); i--) {
            String name =
                    buyerLines.contains(i) ? null : withLegalForm(page.lines().get(i));
            if (name != null) {
                draft.found(Term.SELLER, name, "text line " + (i + 1) + ", beside " + near);
                return name;
            }
        }
        String above = line == 0 ? "" : page.lines().get(line - 1);
        if (!buyerLines.contains(line - 1) && page.hitsOf(Math.max(0, line - 1)).isEmpty() && isName(above)) {
            draft.found(Term.SELLER, above, "text line " + line + ", above " + near);
            return above;
        }
        return null;
    }

    /** The name up to its legal form, for example “Nordwind Papier GmbH” of “Nordwind Papier GmbH – Hafenstr. 1 – Kiel”. */
    private @Nullable String withLegalForm(String line) {
        Matcher form = legalForm.matcher(line);
        int from = 0;
        while (form.find(from)) {
            String head = line.substring(0, form.end());
            String[] parts = SEPARATOR.split(head, -1);
            String name = parts[parts.length - 1].strip();
            if (isName(name) && name.length() > form.group().length() && !name.contains(":")) {
                return name;
            }
            from = form.end();
        }
        return null;
    }

    private boolean isName(String text) {
        return text.length() <= LONGEST_NAME
                && LETTERS.matcher(text).find()
                && !text.matches(".*\\d{3}.*")
                && !title.matcher(text).find()
                && !bank.matcher(text).find();
    }
}
