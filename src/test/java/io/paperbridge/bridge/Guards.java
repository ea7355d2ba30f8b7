package io.paperbridge.bridge;

import java.time.Duration;

/** What people do in BigCapital meanwhile, and the tag put back in Paperless. */
final class Guards {

    private static final Duration UNTIL_LEARNED_AGAIN = Duration.ofMinutes(11);

    private Guards() {}

    /** Closes the books up to the day of {@link Invoices}; all of them or one module's. */
    static void lock(Bridge bridge, String module) {
        bridge.bigcapital.byHand(
                "PUT",
                "/api/transactions-locking/lock",
                """
                {"module": "%s", "lock_to_date": "%s", "reason": "closed"}"""
                        .formatted(module, Invoices.date()));
    }

    /** Opens all books again. */
    static void unlock(Bridge bridge) {
        for (String module : new String[] {"all", "sales", "purchases", "financial"}) {
            bridge.bigcapital.byHand(
                    "PUT",
                    "/api/transactions-locking/cancel-lock",
                    """
                    {"module": "%s", "reason": "open again"}""".formatted(module));
        }
    }

    /** The tag is put back on a document that waits in review, and the document is booked. */
    static void putBack(Bridge bridge, long id) {
        bridge.paperless.addTag(id, "to-book");
        bridge.awaitState(id, "CONFIRMED");
        bridge.awaitTold(id);
    }

    /** What is known of the ledger has grown old and is learned again. */
    static void learnAgain(Bridge bridge) {
        long before = bridge.ledger.log().count("GET", "/api/dashboard/boot");
        bridge.clock.move(UNTIL_LEARNED_AGAIN);
        bridge.awaitAsked("GET", "/api/dashboard/boot", before + 1);
    }
}
