package io.paperbridge.rules;

import io.paperbridge.document.Habits;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.journal.PartyMemory;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What is remembered of how the vendor of a document writes. */
@Component("vendorHabits")
public class VendorHabits {

    private final Function<String, Habits> memory;

    @Autowired
    VendorHabits(PartyMemory memory) {
        this(memory::habits);
    }

    VendorHabits(Function<String, Habits> memory) {
        this.memory = memory;
    }

    /** The habits of the seller that was read; none when nobody was, or nothing is known of them. */
    public Habits of(Reading reading) {
        Party seller = reading.seller();
        return seller == null || (seller.name() == null && seller.vatId() == null)
                ? Habits.NONE
                : memory.apply(PartyKey.of(seller));
    }
}
