package io.paperbridge.rules;

import io.paperbridge.document.Company;
import io.paperbridge.document.Company.InputTax;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a document becomes in the books.
 *
 * <p>Who sells decides between sale and purchase: the document type in Paperless where it says so, else our VAT id or name as the
 * seller or buyer. What cannot be decided, or contradicts itself, is asked.
 *
 * <p>Worked example: an invoice whose buyer is us, without document type, is a bill; the same as a credit note is a vendor credit; a
 * receipt is an expense, and a bill where it shows VAT that we reclaim.
 */
final class Direction {

    /** Shorter names are found by chance in any text. */
    private static final int SHORTEST_NAME = 5;

    private final Reading reading;
    private final SourceDocument source;
    private final Company company;

    private Direction(Reading reading, SourceDocument source, Company company) {
        this.reading = reading;
        this.source = source;
        this.company = company;
    }

    /**
     * The kind of a reading.
     *
     * @throws ReviewNeeded when it is not clear whether we sell or buy, or whether it is an invoice or a credit
     */
    static EntryKind of(Reading reading, SourceDocument source, Company company) {
        Direction direction = new Direction(reading, source, company);
        boolean sale = direction.isSale();
        if (direction.isCredit()) {
            return sale ? EntryKind.CREDIT_NOTE : EntryKind.VENDOR_CREDIT;
        }
        if (sale) {
            return EntryKind.SALE_INVOICE;
        }
        return direction.isReceipt() && !direction.reclaimsVat() ? EntryKind.EXPENSE : EntryKind.BILL;
    }

    /** Whether a document is a receipt: already paid, and perhaps without number. */
    static boolean isReceipt(Reading reading, SourceDocument source) {
        EntryKind stated = source.stated();
        return stated == EntryKind.EXPENSE || (reading.type() == DocumentType.RECEIPT && stated == null);
    }

    private boolean isSale() {
        boolean seller = isUs(reading.seller());
        boolean buyer = isUs(reading.buyer()) || isUnnamedBuyer();
        EntryKind stated = source.stated();
        if (stated != null) {
            if (stated.isSale() ? buyer && !seller : seller && !buyer) {
                throw unclear(stated.isSale() ? "rules.direction-stated-sale" : "rules.direction-stated-purchase");
            }
            return stated.isSale();
        }
        if (seller && buyer) {
            throw unclear("rules.direction-both");
        }
        if (seller || buyer || isReceipt()) {
            return seller;
        }
        throw unclear("rules.direction-neither");
    }

    private boolean isCredit() {
        EntryKind stated = source.stated();
        boolean read = reading.type() == DocumentType.CREDIT_NOTE;
        if (stated == null || stated.isCredit() == read) {
            return read;
        }
        if ((reading.origin() == Origin.TEXT || reading.origin() == Origin.LANGUAGE_MODEL) && !stated.isCredit()) {
            throw new ReviewNeeded(Reason.KIND_UNCLEAR, Sentence.of("rules.kind-contradicts", typeName()));
        }
        // structured data says exactly what it is; where only words were read, the person who set the type knows better
        return reading.origin() == Origin.E_INVOICE ? read : stated.isCredit();
    }

    private boolean isReceipt() {
        return isReceipt(reading, source);
    }

    private boolean reclaimsVat() {
        BigDecimal tax = reading.tax();
        return tax != null && tax.signum() != 0 && company.inputTax() != InputTax.COST;
    }

    private boolean isUs(@Nullable Party party) {
        if (party == null) {
            return false;
        }
        String vatId = party.vatId();
        String name = party.name();
        return (vatId != null && company.vatIds().contains(compact(vatId)))
                || (name != null
                        && company.names().stream()
                                .anyMatch(ours -> folded(ours).equals(folded(name))));
    }

    /** Where no buyer was read, our VAT id or name somewhere in the text is enough, unless it is the seller's. */
    private boolean isUnnamedBuyer() {
        Party buyer = reading.buyer();
        if ((buyer != null && buyer.name() != null) || isUs(reading.seller())) {
            return false;
        }
        String text = folded(source.content());
        return company.vatIds().stream().anyMatch(vatId -> text.contains(folded(vatId)))
                || company.names().stream()
                        .map(Direction::folded)
                        .anyMatch(name -> name.length() >= SHORTEST_NAME && text.contains(name));
    }

    private ReviewNeeded unclear(String key) {
        Party seller = reading.seller();
        Party buyer = reading.buyer();
        return new ReviewNeeded(Reason.DIRECTION_UNCLEAR, Sentence.of(key, shown(seller), shown(buyer), typeName()));
    }

    private String typeName() {
        String type = source.documentType();
        return type == null ? "–" : type;
    }

    private static String shown(@Nullable Party party) {
        String name = party == null ? null : party.name();
        return name == null ? "–" : name;
    }

    private static String compact(String vatId) {
        return vatId.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
