package io.paperbridge.web.api;

import io.paperbridge.journal.Tasks.Task;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task: the same done to many documents, or a reconciliation.
 *
 * @param state {@code running}, {@code ended}, or {@code stopped} when Paperbridge ended first: then what is left is not done
 * @param of how many documents it is about
 * @param left how many more met the filter than are done at once
 * @param refusals the first 100 documents to which it was not done, with why
 */
record TaskView(
        String id,
        String deed,
        String actor,
        @Nullable String reason,
        String state,
        int done,
        int refused,
        int of,
        int left,
        Instant begunAt,
        @Nullable Instant endedAt,
        List<Refused> refusals) {

    /** A document to which it was not done; without one when the task is about none. */
    record Refused(@Nullable Long paperlessId, String why) {}

    TaskView {
        refusals = List.copyOf(refusals);
    }

    static TaskView of(Task task) {
        return new TaskView(
                task.id(),
                Texts.word(task.deed().name()),
                task.actor(),
                task.reason(),
                Texts.word(task.state().name()),
                task.done(),
                task.refused(),
                task.documents(),
                task.leftOver(),
                task.begunAt(),
                task.endedAt(),
                task.refusals().stream()
                        .map(one ->
                                new Refused(one.paperlessId() == 0 ? null : Long.valueOf(one.paperlessId()), one.why()))
                        .toList());
    }
}
