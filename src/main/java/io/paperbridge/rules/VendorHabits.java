package io.paperbridge.rules;

import io.paperbridge.document.Habits;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.journal.PartyMemory;
import io.paperbridge.journal.PartyMemory.Payee;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is remembered of how the vendor of a document writes. */
@Component("vendorHabits")
public class VendorHabits {

    private final PartyMemory memory;

    VendorHabits(PartyMemory memory) {
        this.memory = memory;
    }

    /**
     * The habits of the seller that was read, with its name where the account to pay to is known; where no seller was read, those of the
     * vendor whose account it is. None when nothing is known of them.
     */
    public Habits of(Reading reading) {
        Party seller = reading.seller();
        if (seller == null) {
            return Habits.NONE;
        }
        Payee payee = payee(seller);
        boolean read = seller.name() != null || seller.vatId() != null;
        if (payee == null) {
            return read ? memory.habits(PartyKey.of(seller)) : Habits.NONE;
        }
        return memory.habits(read ? PartyKey.of(seller) : payee.party()).named(payee.name());
    }

    /** Whose the account is; null when that is not known, or when the VAT id that was read is another's. */
    private @Nullable Payee payee(Party seller) {
        String iban = seller.iban();
        String vatId = seller.vatId();
        return iban == null
                ? null
                : memory.payee(iban.replaceAll("\\W", "").toUpperCase(Locale.ROOT))
                        .filter(known -> vatId == null
                                || !known.party().startsWith("vat:")
                                || known.party().equals(PartyKey.of(seller)))
                        .orElse(null);
    }
}
