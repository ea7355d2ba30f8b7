package io.paperbridge.web.api;

import io.paperbridge.journal.ExchangeFilter;
import io.paperbridge.language.Sentence;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which exchanges are meant, as parameters of an address say it; see {@link ExchangeFilter}. */
record ExchangeQuery(
        @Parameter(description = "the document they are about", example = "17") @Nullable String document,
        @Parameter(description = "a status, a class of them, or none for those without an answer", example = "4xx")
                @Nullable
                String status,
        @Parameter(description = "BigCapital's own code, exactly", example = "BILL_NUMBER_EXISTS") @Nullable
                String error,
        @Parameter(description = "the method", example = "POST") @Nullable String method,
        @Parameter(description = "a part of the path") @Nullable String path,
        @Parameter(description = "on this day or later, or at this time", example = "2026-11-02") @Nullable String from,
        @Parameter(description = "on this day or before, or before this time") @Nullable String to) {

    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final Pattern CLASS = Pattern.compile("[1-5]xx");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    ExchangeFilter filter(DocumentFinder finder, ZoneId zone) {
        return filter(
                document == null || document.isBlank()
                        ? null
                        : finder.find(document.strip()).documentKey(),
                zone);
    }

    private ExchangeFilter filter(@Nullable Long documentKey, ZoneId zone) {
        Instant begin = DocumentQuery.instant("from", from, zone, 0);
        Instant end = DocumentQuery.instant("to", to, zone, 1);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw Refusal.badRequest(Sentence.of("web.value-between"));
        }
        String wanted = status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
        return new ExchangeFilter(
                documentKey,
                bound(wanted, "00"),
                bound(wanted, "99"),
                Texts.text("error", error),
                Texts.oneOf("method", method == null ? null : method.toUpperCase(Locale.ROOT), METHODS),
                Texts.text("path", path),
                begin,
                end);
    }

    private static @Nullable Integer bound(String status, String end) {
        if (status.isEmpty()) {
            return null;
        }
        if (status.equals("none")) {
            return 0;
        }
        if (STATUS.matcher(status).matches()) {
            return Integer.valueOf(status);
        }
        if (CLASS.matcher(status).matches()) {
            return Integer.valueOf(status.charAt(0) + end);
        }
        throw Refusal.wrongValue("status", Texts.shortened(status), Sentence.of("web.value-status"));
    }
}
