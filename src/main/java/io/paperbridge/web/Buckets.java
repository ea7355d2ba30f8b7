package io.paperbridge.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bucket for each name or address; those that were looked at least recently are forgotten when there are too many. */
final class Buckets {

    private static final int MOST = 10_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    Buckets(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** The bucket of a name. */
    synchronized Bucket of(String name) {
        Bucket bucket = buckets.computeIfAbsent(name, made -> new Bucket(perMinute, clock));
        if (buckets.size() > MOST) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return bucket;
    }
}
