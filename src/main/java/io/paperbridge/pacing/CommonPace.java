package io.paperbridge.pacing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What all nodes together may ask of BigCapital: so many requests at once, and of each endpoint so many in a window of time. */
public interface CommonPace {

    /** The pace of a node that is alone: what it knows by itself is all there is to know. */
    static CommonPace ofOneNode() {
        return new OneNode();
    }

    /** How long until an endpoint allows one more call; zero when it does now, or nothing is known of it. */
    Duration untilNext(String endpoint);

    /** The same, and takes the right to that call when it is zero. */
    Duration take(String endpoint);

    /**
     * Remembers what an answer has said.
     *
     * @param calls how many calls fit into a window
     * @param left how many are left in this one
     * @param reset how long until it ends
     */
    void heed(String endpoint, int calls, int left, Duration reset);

    /** Forgets what was remembered of an endpoint, because its calls are not counted any more. */
    void forget(String endpoint);

    /** Remembers that an endpoint allows nothing for a while. */
    void close(String endpoint, Duration wait);

    /**
     * Takes one of the turns in which a request may be under way. The turn of a node that dies ends when the request must have.
     *
     * @param turns how many there are in all
     * @param uploads whether the request uploads a file, and so may take longer
     * @return the turn, to be given to {@link #leave}; null when all are taken
     */
    @Nullable
    Turn enter(int turns, boolean uploads);

    /** Gives a turn back. */
    void leave(Turn turn);

    /** The right to have a request under way. */
    record Turn(int number, String holder) {}
}
