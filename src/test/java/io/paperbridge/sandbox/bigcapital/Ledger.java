package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The books: rows of debit and credit in base currency, each rounded alone to three decimals. */
public final class Ledger {

    private final Map<Key, List<Row>> byBooking = new LinkedHashMap<>();
    private final Map<Long, BigDecimal> byAccount = new HashMap<>();
    private final Map<Long, BigDecimal> byContact = new HashMap<>();

    private record Key(String type, long entityId) {
        static Key of(String type, long entityId) {
            return new Key(type.toLowerCase(Locale.ROOT), entityId);
        }
    }

    /**
     * One side of a booking.
     *
     * @param type what was booked, {@code Bill} for instance
     * @param entityId the id of what was booked
     * @param number the printed number of what was booked
     * @param date its date
     * @param index the place within the booking
     * @param accountId the account; {@link Line#NOWHERE} for a row without one, which breaks the reports
     * @param contactId the contact, on the creditors' or debtors' account only
     * @param note a remark
     * @param debit in base currency; negative when a line was
     * @param credit in base currency; negative when a line was
     * @param own debit less credit in the currency of the document; nothing for a difference in exchange
     */
    public record Row(
            String type,
            long entityId,
            String number,
            LocalDate date,
            int index,
            long accountId,
            @Nullable Long contactId,
            @Nullable String note,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal own) {}

    /** Rows of one booking, as they are put together. */
    static final class Booking {
        private final List<Row> rows = new ArrayList<>();
        private final String type;
        private final long entityId;
        private final String number;
        private final LocalDate date;
        private final BigDecimal exchangeRate;

        Booking(String type, long entityId, String number, LocalDate date, BigDecimal exchangeRate) {
            this.type = type;
            this.entityId = entityId;
            this.number = number;
            this.date = date;
            this.exchangeRate = exchangeRate;
        }

        static Booking of(Entry entry) {
            String number = entry.number() == null ? "" : entry.number();
            return new Booking(entry.type(), entry.id(), number, entry.date(), entry.exchangeRate());
        }

        /** Adds a row, in the currency of the document. */
        Booking add(boolean debit, int index, long accountId, @Nullable Long contactId, BigDecimal amount) {
            return row(debit, index, accountId, contactId, inBase(amount), debit ? amount : amount.negate());
        }

        /** Adds a row whose amount is not translated. */
        Booking addInBase(boolean debit, int index, long accountId, @Nullable Long contactId, BigDecimal amount) {
            BigDecimal rounded = amount.setScale(3, RoundingMode.HALF_UP);
            return row(debit, index, accountId, contactId, rounded, BigDecimal.ZERO);
        }

        private Booking row(
                boolean debit, int index, long accountId, @Nullable Long contactId, BigDecimal amount, BigDecimal own) {
            BigDecimal debited = debit ? amount : BigDecimal.ZERO;
            BigDecimal credited = debit ? BigDecimal.ZERO : amount;
            Row row = new Row(type, entityId, number, date, index, accountId, contactId, null, debited, credited, own);
            // Rows of nothing are not kept.
            if (row.debit().signum() != 0 || row.credit().signum() != 0) {
                rows.add(row);
            }
            return this;
        }

        private BigDecimal inBase(BigDecimal amount) {
            return amount.multiply(exchangeRate).setScale(3, RoundingMode.HALF_UP);
        }

        List<Row> rows() {
            return List.copyOf(rows);
        }
    }

    void book(Booking booking) {
        booking.rows().forEach(this::add);
    }

    /** What is left behind when a transaction breaks halfway: the first row without the others. */
    void bookOrphan(Booking booking) {
        booking.rows().stream().findFirst().ifPresent(this::add);
    }

    void reverse(String type, long entityId) {
        List<Row> reversed = byBooking.remove(Key.of(type, entityId));
        if (reversed == null) {
            return;
        }
        for (Row row : reversed) {
            if (row.accountId() == Line.NOWHERE) {
                // The server finds the rows to take back by their accounts.
                byBooking
                        .computeIfAbsent(Key.of(type, entityId), key -> new ArrayList<>())
                        .add(row);
            } else {
                total(row, true);
            }
        }
    }

    private void add(Row row) {
        byBooking
                .computeIfAbsent(Key.of(row.type(), row.entityId()), key -> new ArrayList<>())
                .add(row);
        total(row, false);
    }

    private void total(Row row, boolean takenBack) {
        BigDecimal balance = row.debit().subtract(row.credit());
        byAccount.merge(row.accountId(), takenBack ? balance.negate() : balance, BigDecimal::add);
        if (row.contactId() != null) {
            byContact.merge(row.contactId(), takenBack ? row.own().negate() : row.own(), BigDecimal::add);
        }
    }

    List<Row> rows(String type, long entityId) {
        return List.copyOf(byBooking.getOrDefault(Key.of(type, entityId), List.of()));
    }

    List<Row> rows(Predicate<Row> wanted) {
        return byBooking.values().stream().flatMap(List::stream).filter(wanted).toList();
    }

    /** Debits less credits on an account; null while nothing was booked on it. */
    @Nullable
    BigDecimal balanceOfAccount(long accountId) {
        return byAccount.get(accountId);
    }

    /** Credits less debits with a contact, in the contact's currency. */
    BigDecimal owedTo(long contactId) {
        return byContact.getOrDefault(contactId, BigDecimal.ZERO).negate();
    }

    static BigDecimal debits(List<Row> rows) {
        return rows.stream().map(Row::debit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal credits(List<Row> rows) {
        return rows.stream().map(Row::credit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
