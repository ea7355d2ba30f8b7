package io.paperbridge.web.api;

import io.paperbridge.journal.Tasks.Task;
import io.paperbridge.operations.Reconciling;
import io.paperbridge.operations.TaskRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the journal, the ledger and Paperless disagree. */
@RestController
@RequestMapping("/api/v1/reconcile")
@Tag(name = "Reconciliation")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ReconcileApi {

    private final TaskRun run;
    private final Reconciling reconciling;
    private final AskedLanguage language;

    ReconcileApi(TaskRun run, Reconciling reconciling, AskedLanguage language) {
        this.run = run;
        this.reconciling = reconciling;
        this.language = language;
    }

    /**
     * How a reconciliation is wanted.
     *
     * @param repair whether what may be repaired is; false when it is left out
     * @param restored whether the journal was restored from an older backup, or lost; false when it is left out
     */
    record Wanted(@Nullable Boolean repair, @Nullable Boolean restored) {}

    /**
     * What a reconciliation found, as the operator's report has it.
     *
     * @param documents how many documents of the journal were looked at, {@code entries} how many of the ledger, {@code shown} how many
     *     of Paperless
     * @param remaining how many remain of each kind that was found at all
     */
    record ReportView(
            Instant begun,
            int documents,
            int entries,
            int shown,
            List<FindingView> findings,
            Map<String, Long> remaining) {

        ReportView {
            findings = List.copyOf(findings);
            remaining = Map.copyOf(remaining);
        }
    }

    /** One disagreement; {@code state} is {@code open}, {@code repairable} or {@code repaired}; texts are empty where there is nothing. */
    record FindingView(
            String kind,
            String document,
            String reference,
            String entryKind,
            String entry,
            String state,
            String what) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Begins a reconciliation, a task like those about many documents; one at a time")
    ResponseEntity<TaskView> begin(
            @RequestBody(required = false) @Nullable Wanted body, Principal who, HttpServletRequest request) {
        boolean repair = body != null && Boolean.TRUE.equals(body.repair());
        boolean restored = body != null && Boolean.TRUE.equals(body.restored());
        Task begun = run.reconcile(repair, restored, who.getName()).orElseThrow(() -> Refusal.of(Problem.TASK_RUNNING));
        return ResponseEntity.accepted()
                .location(URI.create(request.getContextPath() + "/api/v1/tasks/" + begun.id()))
                .body(TaskView.of(begun));
    }

    @GetMapping
    @Operation(summary = "Shows what the last reconciliation of this node found")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReportView.class)))
    ResponseEntity<String> last(HttpServletRequest request) {
        Locale locale = language.of(request);
        return reconciling
                .report(locale)
                .map(report -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                        .body(report))
                .orElseThrow(() -> Refusal.of(Problem.NOT_RECONCILED));
    }
}
