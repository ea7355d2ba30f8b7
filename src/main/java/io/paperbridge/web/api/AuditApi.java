package io.paperbridge.web.api;

import io.paperbridge.journal.AuditLog;
import io.paperbridge.language.Sentence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has done what that belongs to no single document. */
@RestController
@Tag(name = "Overview")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AuditApi {

    private static final int MOST = 500;
    private static final int USUAL = 50;
    private static final Pattern KEY = Pattern.compile("[0-9]{1,18}");

    private final AuditLog audit;

    AuditApi(AuditLog audit) {
        this.audit = audit;
    }

    /** {@code details}: what it was done to; left out when the action says it all. */
    record AuditView(Instant at, String actor, String action, @Nullable String details) {

        static AuditView of(AuditLog.Entry entry) {
            return new AuditView(entry.happenedAt(), entry.actor(), entry.action(), entry.details());
        }
    }

    @GetMapping("/api/v1/audit")
    @Operation(summary = "Shows who did what that belongs to no single document, the latest first; for admins")
    PageView<AuditView> audit(
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "how many at most, from 1 to 500", example = "50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        int most = Texts.wholeNumber("limit", limit, 1, MOST, USUAL);
        List<AuditLog.Entry> found = audit.page(before(cursor), most + 1);
        List<AuditLog.Entry> shown = found.subList(0, Math.min(most, found.size()));
        String next = found.size() > most ? Long.toString(shown.get(most - 1).key()) : null;
        return new PageView<>(shown.stream().map(AuditView::of).toList(), next);
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        if (!KEY.matcher(cursor.strip()).matches()) {
            throw Refusal.wrongValue("cursor", Texts.shortened(cursor), Sentence.of("web.value-cursor"));
        }
        return Long.valueOf(cursor.strip());
    }
}
