package io.paperbridge.extraction;

import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.document.VendorTemplate;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Parties;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.draft.VatRates;
import io.paperbridge.extraction.original.PageAreas;
import io.paperbridge.extraction.party.Ibans;
import io.paperbridge.extraction.party.PartyNames;
import io.paperbridge.extraction.template.TemplateFolder;
import io.paperbridge.extraction.template.TemplateReading;
import io.paperbridge.extraction.template.TemplatesTooSlow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a vendor's template has found over what the labels say.
 *
 * <p>Of the totals those that disagree with the template's are dropped, never mixed: with a net amount and a total the tax is what is
 * between them, and must be at a known rate.
 */
final class Templated {

    private static final List<String> ISSUE_DATE = List.of("date", "date_invoice", "invoice_date");
    private static final List<String> DUE_DATE = List.of("date_due", "due_date", "payment_due_date", "date_payment");
    private static final List<String> GROSS = List.of("amount", "amount_total");
    private static final List<String> NET = List.of("amount_untaxed", "amount_net");
    private static final List<String> TAX = List.of("amount_tax");
    private static final int SHORTEST_WORD = 4;
    private static final Pattern LIKE_A_VAT_ID =
            Pattern.compile("[A-Z]{0,3}[0-9A-Z]?[0-9A-Z]?[0-9]{6,14}[A-Z0-9]{0,4}");
    private static final List<String> VAT_ID = List.of("vat", "partner_vat", "vatin");

    private final TemplateReading found;
    private final Draft draft;

    private Templated(TemplateReading found, Draft draft) {
        this.found = found;
        this.draft = draft;
    }

    /** Reads with the template that fits. Templates that are not done with a text are a doubt: one of them may want a person to look at it. */
    static void read(TemplateFolder templates, String text, PageAreas areas, Draft draft) {
        if (draft.type == DocumentType.NOT_AN_INVOICE) {
            return;
        }
        try {
            TemplateReading found = templates.read(text, areas::text);
            if (found != null) {
                new Templated(found, draft).all();
            }
        } catch (TemplatesTooSlow e) {
            draft.doubt(null, DoubtReason.INVALID, "extraction.templates-too-slow", e.template());
        }
    }

    private void all() {
        draft.template = new VendorTemplate(found.template(), found.chosen());
        if (draft.type == DocumentType.UNREADABLE) {
            draft.type = DocumentType.INVOICE;
            draft.settleDocument();
        }
        number();
        LocalDate issueDate = first(Term.ISSUE_DATE, ISSUE_DATE, found.dates());
        draft.issueDate = issueDate == null ? draft.issueDate : issueDate;
        LocalDate dueDate = first(Term.DUE_DATE, DUE_DATE, found.dates());
        draft.dueDate = dueDate == null ? draft.dueDate : dueDate;
        seller();
        currency();
        totals();
        new TemplatedLines(found, draft).apply();
    }

    /** What has no digit is no number; a mark before it is no part of it. */
    private void number() {
        String printed = found.texts().get("invoice_number");
        String number =
                printed == null ? "" : printed.replaceFirst("^[#:\\s]+", "").strip();
        if (number.chars().anyMatch(Character::isDigit)) {
            draft.number = number;
            put(Term.INVOICE_NUMBER, "invoice_number", number);
        }
    }

    private void totals() {
        BigDecimal gross = first(Term.GROSS, GROSS, found.amounts());
        BigDecimal net = first(Term.NET, NET, found.amounts());
        BigDecimal tax = first(Term.TAX, TAX, found.amounts());
        if ((gross == null && net == null && tax == null) || seesNoTax(net, gross)) {
            return;
        }
        boolean left = tax == null;
        if (gross == null && net != null && tax != null) {
            gross = net.add(tax);
        } else if (tax == null && net != null && gross != null) {
            tax = gross.subtract(net);
        } else if (net == null && tax != null && gross != null) {
            net = gross.subtract(tax);
        }
        boolean same = same(gross, draft.gross) && same(net, draft.net) && same(tax, draft.tax);
        if (!same) {
            draft.net = net;
            draft.tax = tax;
            draft.gross = gross == null ? draft.gross : gross;
            draft.payable = null;
            draft.vatBreakdown.clear();
            draft.lines.clear();
            List.of(Term.NET, Term.TAX, Term.GROSS, Term.VAT_BREAKDOWN, Term.LINES)
                    .forEach(draft::settle);
            if (left) {
                taxThatIsLeft();
            }
        }
    }

    /** A VAT that nothing names must be one that is charged: an amount that the template has missed would be taken for a part of it. */
    private void taxThatIsLeft() {
        BigDecimal net = draft.net;
        BigDecimal gross = draft.gross;
        if (net == null || gross == null) {
            return;
        }
        BigDecimal tax = gross.subtract(net);
        String country = draft.seller == null ? null : draft.seller.country();
        draft.tax = tax;
        draft.found(Term.TAX, tax.toPlainString(), "total minus net");
        if (tax.signum() != 0 && !VatRates.isKnown(net, tax, country)) {
            draft.doubt(
                    Term.TAX,
                    DoubtReason.TOTALS_DISAGREE,
                    "extraction.template-no-rate",
                    found.template(),
                    net,
                    gross,
                    tax);
        }
    }

    /** Whether it names the total with VAT for both, and the labels found the same total and the VAT in it. */
    private boolean seesNoTax(@Nullable BigDecimal net, @Nullable BigDecimal gross) {
        return gross != null
                && net != null
                && draft.gross != null
                && draft.net != null
                && draft.tax != null
                && Sums.equal(net, gross)
                && Sums.equal(gross, draft.gross)
                && Sums.equal(draft.net.add(draft.tax), draft.gross);
    }

    /** Whether the labels found the same, or the template says nothing. */
    private static boolean same(@Nullable BigDecimal template, @Nullable BigDecimal labels) {
        return template == null || (labels != null && template.compareTo(labels) == 0);
    }

    private void seller() {
        String field = found.texts().containsKey("partner_name") ? "partner_name" : "issuer";
        String printed = found.texts().getOrDefault(field, Objects.requireNonNullElse(found.issuer(), ""));
        Party seller = draft.seller;
        if (!found.texts().containsKey(field) && stands(seller, printed)) {
            draft.settle(Term.SELLER);
        } else if (!printed.isBlank()) {
            String name = printed.strip();
            seller = seller == null ? Party.named(name) : seller.withName(name);
            put(Term.SELLER, field, name);
        }
        if (seller == null) {
            return;
        }
        String vatId = value(VAT_ID);
        String plain =
                vatId == null ? "" : vatId.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
        if (vatId != null && LIKE_A_VAT_ID.matcher(plain).matches() && !vatId.contains("%")) {
            seller = Parties.withVatId(seller, plain);
            put(Term.SELLER_VAT_ID, "vat", vatId);
        }
        String iban = value(List.of("iban", "IBAN"));
        String valid = iban == null ? null : Ibans.in(iban.replace(" ", "").toUpperCase(Locale.ROOT));
        if (valid != null) {
            seller = Parties.withIban(seller, valid);
            put(Term.IBAN, "iban", valid);
        }
        draft.seller = seller;
    }

    /** A printed name that one of the keywords is in stands, since an issuer is often called by its brand; unless it is only half of it. */
    private boolean stands(@Nullable Party seller, String issuer) {
        String name = seller == null || seller.name() == null ? "" : PartyNames.key(seller.name());
        return !PartyNames.key(issuer).contains(name)
                && found.knownBy().stream()
                        .map(PartyNames::key)
                        .anyMatch(word -> word.length() >= SHORTEST_WORD && name.contains(word));
    }

    private void currency() {
        String printed = value(List.of("currency", "currency_code"));
        String code = printed == null ? found.currency() : printed;
        if (code != null && code.strip().toUpperCase(Locale.ROOT).matches("[A-Z]{3}")) {
            draft.currency = code.strip().toUpperCase(Locale.ROOT);
            put(Term.CURRENCY, "currency", draft.currency);
        }
    }

    private @Nullable String value(List<String> names) {
        return names.stream()
                .map(found.texts()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private <T> @Nullable T first(Term term, List<String> names, Map<String, T> values) {
        Function<String, @Nullable T> get = values::get;
        for (String name : names) {
            T value = get.apply(name);
            if (value != null) {
                put(term, name, found.texts().getOrDefault(name, String.valueOf(value)));
                return value;
            }
        }
        return null;
    }

    private void put(Term term, String field, String printed) {
        draft.settle(term);
        draft.found(term, printed, "template " + found.template() + ", field " + field);
    }
}
