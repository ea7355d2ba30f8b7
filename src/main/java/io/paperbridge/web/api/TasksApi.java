package io.paperbridge.web.api;

import static io.paperbridge.journal.DocumentState.DISCARDED;
import static io.paperbridge.journal.DocumentState.NEEDS_REVIEW;
import static io.paperbridge.journal.DocumentState.PARKED;
import static io.paperbridge.journal.DocumentState.RECEIVED;
import static io.paperbridge.journal.DocumentState.RETRYING;

import io.paperbridge.journal.DocumentFilter;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.Tasks;
import io.paperbridge.journal.Tasks.Deed;
import io.paperbridge.journal.Tasks.Task;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.TaskRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same done to many documents: it is begun, and goes on while the answer has long been given. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Many documents at once")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class TasksApi {

    private static final Set<DocumentState> USUAL = Set.of(NEEDS_REVIEW, PARKED);
    private static final Set<DocumentState> RETRIED = Set.of(NEEDS_REVIEW, PARKED, DISCARDED);
    private static final Set<DocumentState> DISCARDABLE = Set.of(RECEIVED, RETRYING, NEEDS_REVIEW, PARKED);

    private final TaskRun run;
    private final Tasks tasks;
    private final Clock clock;

    TasksApi(TaskRun run, Tasks tasks, Clock clock) {
        this.run = run;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** {@code reason}: why, in the words of who decides. */
    record DiscardMany(@Nullable String reason) {}

    @PostMapping("/documents/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Starts all documents anew that meet the parameters, at most 1000; in review or parked if no state is given")
    ResponseEntity<TaskView> retryMany(
            @ParameterObject DocumentQuery query, Principal who, HttpServletRequest request) {
        return begin(Deed.RETRY, query.filter(clock.getZone(), USUAL, RETRIED), who, null, request);
    }

    @PostMapping("/documents/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Discards all documents that meet the parameters, at most 1000; in review or parked if no state is given")
    ResponseEntity<TaskView> discardMany(
            @ParameterObject DocumentQuery query,
            @RequestBody DiscardMany body,
            Principal who,
            HttpServletRequest request) {
        String reason = DeedsApi.words(body.reason());
        if (reason == null) {
            throw Refusal.badRequest(Sentence.of("web.field-missing", "reason"));
        }
        return begin(Deed.DISCARD, query.filter(clock.getZone(), USUAL, DISCARDABLE), who, reason, request);
    }

    @GetMapping("/tasks/{id}")
    @Operation(summary = "Shows how far a task is")
    TaskView task(@PathVariable String id) {
        return Optional.of(id)
                .filter(Texts::isRandomId)
                .flatMap(tasks::find)
                .map(TaskView::of)
                .orElseThrow(
                        () -> Refusal.of(Problem.UNKNOWN_TASK, Sentence.of("web.task-unknown", Texts.shortened(id))));
    }

    private ResponseEntity<TaskView> begin(
            Deed deed, DocumentFilter which, Principal who, @Nullable String reason, HttpServletRequest request) {
        Task begun = run.begin(deed, which, who.getName(), reason).orElseThrow(() -> Refusal.of(Problem.TASK_RUNNING));
        return ResponseEntity.accepted()
                .location(URI.create(request.getContextPath() + "/api/v1/tasks/" + begun.id()))
                .body(TaskView.of(begun));
    }
}
