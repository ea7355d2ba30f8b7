package io.paperbridge.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ledger as the journal's tests need it: drafts by reference, each opened at most once, and requests whose effect comes late. */
final class Outside {

    private final Map<Long, Draft> drafts = new TreeMap<>();
    private final List<Runnable> late = new ArrayList<>();
    private long nextId = 100;

    /** What becomes of a request. */
    enum Fate {
        ANSWERED,
        /** It took effect, the answer is lost. */
        REPLY_LOST,
        /** It took no effect, and nobody can tell. */
        REQUEST_LOST,
        /** The client gave up; it takes effect before the quiet time is over. */
        LATE
    }

    /** An entry, with how often it was opened. */
    record Draft(long id, String reference, int opened) {}

    /** Sends a create; whether it was answered. */
    boolean create(String reference, Fate fate) {
        return send(fate, () -> drafts.put(++nextId, new Draft(nextId, reference, 0)));
    }

    /** Sends a post; opening what is open changes nothing, nor does opening what is gone. */
    boolean open(long id, Fate fate) {
        return send(
                fate,
                () -> drafts.computeIfPresent(
                        id, (key, draft) -> draft.opened() > 0 ? draft : new Draft(id, draft.reference(), 1)));
    }

    private boolean send(Fate fate, Runnable effect) {
        switch (fate) {
            case ANSWERED, REPLY_LOST -> effect.run();
            case LATE -> late.add(effect);
            case REQUEST_LOST -> {}
        }
        return fate == Fate.ANSWERED;
    }

    /** As much time passes that what was sent has taken effect or never will. */
    void settle() {
        late.forEach(Runnable::run);
        late.clear();
    }

    void delete(long id) {
        drafts.remove(id);
    }

    /** Everything with a reference, the lowest id first, what is open before drafts. */
    List<Draft> find(String reference) {
        return drafts.values().stream()
                .filter(draft -> draft.reference().equals(reference))
                .sorted(Comparator.comparing((Draft draft) -> draft.opened() == 0)
                        .thenComparing(Draft::id))
                .toList();
    }

    boolean isThere(long id) {
        return drafts.containsKey(id);
    }

    boolean isOpen(long id) {
        Draft draft = drafts.get(id);
        return draft != null && draft.opened() > 0;
    }
}
