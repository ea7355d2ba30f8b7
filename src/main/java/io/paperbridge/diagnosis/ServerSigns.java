package io.paperbridge.diagnosis;

import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What a server says of itself in the headers of its answers: its time, its version, its limits. The latest counts. */
public final class ServerSigns {

    private static final Duration BEARABLE = Duration.ofMinutes(1);
    private static final String DATE = "date";
    private static final String LOCATION = "location";

    private final String remote;
    private final Clock clock;
    private final List<String> names;
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Map<String, Duration> ahead = new ConcurrentHashMap<>();
    private volatile int status;

    /**
     * @param remote the server, for sentences
     * @param clock our own time
     * @param names the headers to remember, in lower case
     */
    public ServerSigns(String remote, Clock clock, List<String> names) {
        this.remote = remote;
        this.clock = clock;
        this.names = List.copyOf(names);
    }

    /** Remembers the status of an answer and what its headers say. */
    public void heed(int newStatus, Map<String, Object> headers) {
        status = newStatus;
        Map<String, Object> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        for (String name : names) {
            if (lower.get(name) != null) {
                seen.put(name, String.valueOf(lower.get(name)).strip());
            }
        }
        if (lower.get(LOCATION) == null) {
            seen.remove(LOCATION);
        } else {
            seen.put(LOCATION, String.valueOf(lower.get(LOCATION)).strip().split("[?#]", 2)[0]);
        }
        if (lower.get(DATE) != null) {
            heedDate(String.valueOf(lower.get(DATE)));
        }
    }

    /** The status of the latest answer; 0 when none has come since {@link #forgetStatus}. */
    public int status() {
        return status;
    }

    /** The next answer is yet to come. */
    public void forgetStatus() {
        status = 0;
    }

    /** A header of the latest answer that had it. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(seen.get(name));
    }

    /** Where the very latest answer sends on to, without query; empty when it does not. */
    public Optional<String> location() {
        return header(LOCATION);
    }

    /** Whether the server's time is ours, within a minute. */
    public Finding clock(String check) {
        Duration difference = ahead.get(DATE);
        if (difference == null) {
            return Finding.notChecked(check, Sentence.of("diagnosis.clock-unknown", remote));
        }
        if (difference.abs().compareTo(BEARABLE) <= 0) {
            return Finding.ok(check, Sentence.of("diagnosis.clock-right", remote));
        }
        return Finding.warn(
                check,
                Sentence.of(
                        difference.isNegative() ? "diagnosis.clock-behind" : "diagnosis.clock-ahead",
                        remote,
                        difference.abs().toSeconds()),
                Sentence.of("diagnosis.clock-remedy"));
    }

    private void heedDate(String date) {
        try {
            ahead.put(
                    DATE,
                    Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeException e) {
            ahead.remove(DATE); // a proxy's own idea of a date; no answer is worse for it
        }
    }
}
