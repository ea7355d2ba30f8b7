package io.paperbridge.web.pages;

import static io.paperbridge.journal.DocumentState.NEEDS_REVIEW;
import static io.paperbridge.journal.DocumentState.PARKED;
import static io.paperbridge.journal.DocumentState.PROCESSING;
import static io.paperbridge.journal.DocumentState.RECEIVED;
import static io.paperbridge.journal.DocumentState.RETRYING;

import io.paperbridge.journal.DocumentFilter;
import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.DocumentSort;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.History;
import io.paperbridge.journal.Statistics;
import io.paperbridge.operations.PollHealth;
import io.paperbridge.operations.Polling;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page: how things stand, and what waits for whom. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class HomePage {

    private static final int DAYS = 30;
    private static final int SHOWN = 5;

    private final Pages pages;
    private final Statistics statistics;
    private final DocumentList documents;
    private final Warnings warnings;
    private final Polling polling;
    private final PollHealth polls;
    private final Clock clock;

    HomePage(
            Pages pages,
            Statistics statistics,
            DocumentList documents,
            Warnings warnings,
            Polling polling,
            PollHealth polls,
            Clock clock) {
        this.pages = pages;
        this.statistics = statistics;
        this.documents = documents;
        this.warnings = warnings;
        this.polling = polling;
        this.polls = polls;
        this.clock = clock;
    }

    @GetMapping("/")
    ModelAndView home(HttpServletRequest request) {
        Written written = pages.written(request);
        LocalDate today = LocalDate.now(clock);
        LocalDate first = today.minusDays(DAYS - 1L);
        Instant from = first.atStartOfDay(clock.getZone()).toInstant();
        Map<DocumentState, Integer> states = statistics.byState();
        History history = statistics.history(from);
        Chart chart = Chart.of(first, today, history.days(clock.getZone()), written);
        BigDecimal rate = history.acceptance().rate();
        Duration median = history.waiting().median();
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("warnings", warnings.now(written.locale()));
        content.put("waiting", count(states, RECEIVED, PROCESSING, RETRYING));
        content.put("review", count(states, NEEDS_REVIEW));
        content.put("someReview", states.containsKey(NEEDS_REVIEW));
        content.put("failed", count(states, PARKED));
        content.put("someFailed", states.containsKey(PARKED));
        content.put("today", chart.bars().get(chart.bars().size() - 1));
        content.put("chart", chart.top() == 0 ? null : chart);
        content.put("accepted", rate == null ? null : percent(rate));
        content.put("median", median == null ? null : written.duration(median));
        content.put("people", rows(Set.of(NEEDS_REVIEW, PARKED), DocumentSort.By.UPDATED, written));
        content.put("open", rows(Set.of(RECEIVED, PROCESSING, RETRYING), DocumentSort.By.RECEIVED, written));
        content.put("lastPoll", written.maybe(polls.lastPoll()));
        content.put("nextPoll", written.maybe(polling.nextPoll().orElse(null)));
        return pages.page(request, "home", written.say("pages.home"), content);
    }

    private @Nullable Listed<Row> rows(Set<DocumentState> states, DocumentSort.By by, Written written) {
        return Listed.of(
                documents
                        .page(DocumentFilter.all().withStates(states), new DocumentSort(by, false), null, SHOWN)
                        .items()
                        .stream()
                        .map(document -> Row.of(document, written))
                        .toList());
    }

    private static int count(Map<DocumentState, Integer> states, DocumentState... which) {
        return Set.of(which).stream()
                .mapToInt(state -> states.getOrDefault(state, 0))
                .sum();
    }

    /** Whole percents, rounded down: 100 is said only of all. */
    private static int percent(BigDecimal rate) {
        return rate.movePointRight(2).setScale(0, RoundingMode.DOWN).intValueExact();
    }
}
