package io.paperbridge.sandbox.bigcapital;

import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.Postings.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps what is booked, of one kind, and takes it through the fragile posting of this server. Its methods lock the books themselves,
 * because a create and a posting take time in the real server too.
 *
 * @param <T> the kind
 */
final class Shelf<T extends Entry> {

    private final Books books;
    private final Duration checkTime;
    private final Function<T, Ledger.Booking> booking;
    private final Map<Long, T> byId = new TreeMap<>();
    private BiConsumer<Optional<T>, Optional<T>> effect = (before, after) -> {};
    private long lastId;

    Shelf(Books books, Duration checkTime, long firstId, Function<T, Ledger.Booking> booking) {
        this.books = books;
        this.checkTime = checkTime;
        this.booking = booking;
        this.lastId = firstId - 1;
    }

    /** What else is to change when an entry is new, changed or gone: told of it as it was and as it is. */
    void onChange(BiConsumer<Optional<T>, Optional<T>> newEffect) {
        effect = newEffect;
    }

    <R> R locked(Supplier<R> work) {
        synchronized (books) {
            return work.get();
        }
    }

    /** An id that was never given before; lost and refused ones are not given again. */
    long nextId() {
        return ++lastId;
    }

    List<T> all() {
        return locked(() -> List.copyOf(byId.values()));
    }

    Optional<T> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Puts a changed entry in the place of the old one, without booking anything. */
    void put(T entry) {
        Optional<T> before = Optional.ofNullable(byId.put(entry.id(), entry));
        effect.accept(before, Optional.of(entry));
    }

    SandboxAnswer create(T entry, Function<T, SandboxAnswer> answer) {
        if (!entry.isOpen()) {
            // Between check and insert another create with the same number can slip through.
            LockSupport.parkNanos(checkTime.toNanos());
            return locked(() -> {
                put(entry);
                return answer.apply(entry);
            });
        }
        return post(entry, fate -> {
            if (isKept(fate)) {
                put(entry);
                books.ledger().book(booking.apply(entry));
            } else if (fate == Fate.LOST_WITH_ORPHAN) {
                books.ledger().bookOrphan(booking.apply(entry));
            }
            return answer.apply(entry);
        });
    }

    SandboxAnswer open(T opened, Function<T, SandboxAnswer> answer) {
        return post(opened, fate -> {
            if (isKept(fate)) {
                put(opened);
                books.ledger().book(booking.apply(opened));
            }
            return answer.apply(opened);
        });
    }

    /** Takes an edit; {@code rebook} is false where this server leaves the ledger as it was. */
    SandboxAnswer edit(T edited, boolean rebook, Function<T, SandboxAnswer> answer) {
        if (!edited.isOpen() || !rebook) {
            return locked(() -> {
                put(edited);
                return answer.apply(edited);
            });
        }
        return post(edited, fate -> {
            if (fate == Fate.KEPT) {
                put(edited);
                books.ledger().reverse(edited.type(), edited.id());
                books.ledger().book(booking.apply(edited));
            }
            return answer.apply(edited);
        });
    }

    SandboxAnswer remove(T entry) {
        if (!entry.isOpen()) {
            return locked(() -> takeAway(entry));
        }
        return post(entry, fate -> fate == Fate.KEPT ? takeAway(entry) : SandboxAnswer.empty(200));
    }

    private SandboxAnswer takeAway(T entry) {
        if (byId.remove(entry.id()) != null) {
            effect.accept(Optional.of(entry), Optional.empty());
        }
        books.ledger().reverse(entry.type(), entry.id());
        return SandboxAnswer.empty(200);
    }

    private static boolean isKept(Fate fate) {
        return fate == Fate.KEPT || fate == Fate.BOOKED_TWICE;
    }

    private SandboxAnswer post(T entry, Function<Fate, SandboxAnswer> commit) {
        return books.postings().post(entry.type() + entry.id(), fate -> locked(() -> commit.apply(fate)));
    }
}
