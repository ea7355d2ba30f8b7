package io.paperbridge.web.api;

import io.paperbridge.document.DayOrder;
import io.paperbridge.document.NumberPattern;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.journal.History;
import io.paperbridge.journal.Nodes;
import io.paperbridge.journal.PartyMemory;
import io.paperbridge.journal.Statistics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the journal tells over many documents, and what is remembered of parties. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Overview")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class StatsApi {

    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 30;

    private final Nodes nodes;
    private final Statistics statistics;
    private final PartyMemory memory;
    private final Clock clock;

    StatsApi(Nodes nodes, Statistics statistics, PartyMemory memory, Clock clock) {
        this.nodes = nodes;
        this.statistics = statistics;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * What is remembered of a party from its booked documents.
     *
     * @param kind what its documents become
     * @param documents how many of them were booked
     * @param dueDays days from issue date to due date; this and the others are null when nothing is remembered
     * @param account the account its documents are booked to
     * @param item the item
     * @param numberPattern how its numbers look
     * @param language its language, by the name of the label file
     * @param dayOrder {@code day-first} or {@code month-first}: which comes first in 03/04/2026
     */
    record VendorView(
            String name,
            String kind,
            int documents,
            @Nullable Integer dueDays,
            @Nullable String account,
            @Nullable String item,
            @Nullable String numberPattern,
            @Nullable String language,
            @Nullable String dayOrder) {

        static VendorView of(PartyMemory.Remembered one) {
            String days = one.proposed().get(Aspect.DUE_DAYS);
            DayOrder order = one.habits().dayOrder();
            NumberPattern number = one.habits().number();
            return new VendorView(
                    one.name(),
                    Texts.word(one.kind().name()),
                    one.documents(),
                    days == null ? null : Integer.valueOf(days),
                    one.proposed().get(Aspect.ACCOUNT),
                    one.proposed().get(Aspect.ITEM),
                    number == null ? null : number.toString(),
                    one.habits().language(),
                    order == null ? null : Texts.word(order.name()));
        }
    }

    @GetMapping("/stats")
    @Operation(summary = "Counts documents by state, kind and day; how many are booked without a person, and how fast")
    StatsView stats(@RequestParam(required = false) @Nullable String days) {
        int period = Texts.wholeNumber("days", days, 1, MOST_DAYS, USUAL_DAYS);
        LocalDate today = LocalDate.now(clock);
        LocalDate first = today.minusDays(period - 1L);
        Instant from = first.atStartOfDay(clock.getZone()).toInstant();
        History history = statistics.history(from);
        return StatsView.of(
                nodes.all(),
                first,
                today,
                statistics.byState(),
                statistics.sums(from),
                history.acceptance(),
                history.waiting(),
                history.days(clock.getZone()));
    }

    @GetMapping("/vendors")
    @Operation(summary = "Shows what is remembered of parties from their booked documents, by name")
    PageView<VendorView> vendors() {
        List<VendorView> all = memory.all().stream().map(VendorView::of).toList();
        return new PageView<>(all, null);
    }
}
