package io.paperbridge.sandbox.bigcapital;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** How many days a document is late, or has still to run. */
record Overdue(Clock clock) {

    long days(Voucher voucher) {
        return Math.max(0, -daysToRun(voucher));
    }

    long remaining(Voucher voucher) {
        return Math.max(0, daysToRun(voucher));
    }

    private long daysToRun(Voucher voucher) {
        if (voucher.dueDate() == null) {
            return 0;
        }
        Instant due = voucher.dueDate().atStartOfDay(ZoneOffset.UTC).toInstant();
        return Duration.between(clock.instant(), due).toDays();
    }
}
