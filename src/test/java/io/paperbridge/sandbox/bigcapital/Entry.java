package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Anything that is booked: what all kinds of it have in common. */
public sealed interface Entry permits Voucher, Expense, Payment, Refund, WriteOff {

    /** The name the ledger knows it by, {@code Bill} for instance. */
    String type();

    /** Given by the server; counted for each type alone. */
    long id();

    /** Its number; null where the kind has none or none was given. */
    @Nullable
    String number();

    /** Free for other systems. */
    @Nullable
    String reference();

    /** Its date, which decides in which period it stands. */
    LocalDate date();

    /** Whose it is; null where the kind has no contact. */
    @Nullable
    Long contact();

    /** ISO 4217. */
    String currency();

    /** Base units for one foreign unit; 1 unless given. */
    BigDecimal exchangeRate();

    /** In its own currency, as this server computes it. */
    BigDecimal total();

    /** Posted, no longer a draft. */
    boolean isOpen();
}
