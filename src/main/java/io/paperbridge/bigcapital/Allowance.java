package io.paperbridge.bigcapital;

import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.ServerSigns;
import io.paperbridge.language.Sentence;

/** How many documents BigCapital's throttle lets through. It counts each endpoint on its own, so that the busiest one decides. */
record Allowance(ServerSigns signs) {

    static final String LIMIT_HEADER = "x-ratelimit-limit-auth";

    /**
     * How often the busiest endpoint is called for one document that is booked without a hitch: each once, the create, the check, the
     * post and the second look; the lists answer for several documents at once.
     */
    static final int CALLS_PER_DOCUMENT = 1;

    private static final String CHECK = "bigcapital.throttle";
    private static final int MINUTES_PER_HOUR = 60;

    /** At most so many documents an hour. */
    static int documentsPerHour(int callsPerMinute) {
        return callsPerMinute * MINUTES_PER_HOUR / CALLS_PER_DOCUMENT;
    }

    Finding finding() {
        return signs.header(LIMIT_HEADER)
                .filter(limit -> limit.matches("\\d{1,7}"))
                .map(limit -> new Finding(
                        CHECK,
                        Finding.Level.OK,
                        Sentence.of("bigcapital.check-throttle", documentsPerHour(Integer.parseInt(limit))),
                        Sentence.of("bigcapital.check-throttle-remedy")))
                .orElseGet(() -> Finding.ok(CHECK, Sentence.of("bigcapital.check-no-throttle")));
    }
}
