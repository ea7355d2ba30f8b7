package io.paperbridge.paperless;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import io.paperbridge.paperless.PaperlessNames.OurTags;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which documents wait to be booked.
 *
 * <p>Paperless ignores a filter it does not understand and then shows everything. So filters are made of numbers only, and a
 * document is taken only if what it carries agrees with the filter.
 */
@Component("paperlessPoll")
public class PaperlessPoll {

    private static final int PAGE_SIZE = 250;
    private static final int DAY_LENGTH = "2026-01-31".length();
    private static final String FIELDS = "&fields=id,added,created,tags,document_type&ordering=id";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PaperlessSettings settings;
    private final @Nullable LocalDate firstDay;
    private final PaperlessNames names;

    PaperlessPoll(PaperlessSettings settings, PollSettings poll, PaperlessNames names) {
        this.settings = settings;
        this.firstDay = poll.firstDay();
        this.names = names;
    }

    /** The beginning of a poll. */
    public Progress begin() {
        List<Way> ways =
                switch (settings.select()) {
                    case TAG -> List.of(Way.BY_TAG);
                    case TYPE ->
                        names.tags().approved() == null ? List.of(Way.BY_TYPE) : List.of(Way.BY_TYPE, Way.BY_APPROVAL);
                    case BOTH -> List.of(Way.BY_TAG, Way.BY_TYPE);
                };
        return new Progress(ways, 1, queryOf(ways.get(0), 1), Map.of());
    }

    /**
     * The poll after one more page.
     *
     * @param answer the list Paperless answered with; null when there was no such page any more
     * @throws ConfigurationFault when the answer is no list of documents
     */
    public Progress read(Progress progress, @Nullable String answer) {
        Way way = progress.ways().get(0);
        Page page = answer == null ? new Page(0, List.of()) : parse(answer);
        Map<Long, Waiting> found = new LinkedHashMap<>(progress.byId());
        for (Row row : page.results()) {
            Waiting waiting = new Waiting(
                    refOf(row), waits(way, row), carries(row, names.tags().approved()));
            if (isRecent(row) && (waiting.waits() || waiting.approved())) {
                found.merge(row.id(), waiting, Waiting::and);
            }
        }
        int next = progress.page() + 1;
        if ((long) progress.page() * PAGE_SIZE < page.count()) {
            return new Progress(progress.ways(), next, queryOf(way, next), found);
        }
        List<Way> left = progress.ways().subList(1, progress.ways().size());
        return new Progress(left, 1, left.isEmpty() ? "" : queryOf(left.get(0), 1), found);
    }

    /** The query that shows these documents, whatever tags they carry. */
    public String byIds(List<Long> ids) {
        return "id__in=" + joined(ids) + FIELDS + "&page_size=" + PAGE_SIZE + "&page=1";
    }

    /**
     * What Paperless shows of documents it was asked for by their ids.
     *
     * @throws ConfigurationFault when the answer is no list of documents
     */
    public Shown shown(List<Long> ids, String answer) {
        List<Row> rows = parse(answer).results().stream()
                .filter(row -> ids.contains(row.id()))
                .toList();
        List<Waiting> waiting = rows.stream()
                .filter(this::isRecent)
                .map(row -> new Waiting(
                        refOf(row),
                        begin().ways().stream().anyMatch(way -> waits(way, row)),
                        carries(row, names.tags().approved())))
                .filter(row -> row.waits() || row.approved())
                .toList();
        return new Shown(rows.stream().map(Row::id).toList(), waiting);
    }

    private String queryOf(Way way, int page) {
        OurTags tags = names.tags();
        String filter =
                switch (way) {
                    case BY_TAG -> "tags__id__in=" + tags.in() + (tags.approved() == null ? "" : "," + tags.approved());
                    case BY_APPROVAL -> "tags__id__in=" + tags.approved();
                    case BY_TYPE ->
                        "document_type__id__in=" + joined(names.documentTypes()) + "&tags__id__none=" + tags.done()
                                + "," + tags.review() + "," + tags.failed();
                };
        String recent = firstDay == null ? "" : "&created__gte=" + firstDay;
        return filter + recent + FIELDS + "&page_size=" + PAGE_SIZE + "&page=" + page;
    }

    private static String joined(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Nothing is taken whose day is not shown or before the first. */
    private boolean isRecent(Row row) {
        if (firstDay == null) {
            return true;
        }
        try {
            return row.created() != null
                    && !LocalDate.parse(row.created()
                                    .substring(0, Math.min(row.created().length(), DAY_LENGTH)))
                            .isBefore(firstDay);
        } catch (DateTimeException e) {
            throw notAList();
        }
    }

    private static boolean carries(Row row, @Nullable Long tag) {
        return tag != null && row.tags().contains(tag);
    }

    private boolean waits(Way way, Row row) {
        OurTags tags = names.tags();
        return switch (way) {
            case BY_TAG -> carries(row, tags.in());
            case BY_APPROVAL -> false;
            case BY_TYPE ->
                row.documentType() != null
                        && names.documentTypes().contains(row.documentType())
                        && row.tags().stream()
                                .noneMatch(tag -> tag == tags.done() || tag == tags.review() || tag == tags.failed());
        };
    }

    private static DocumentRef refOf(Row row) {
        try {
            return new DocumentRef(row.id(), row.addedAt());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw notAList();
        }
    }

    private static Page parse(String answer) {
        try {
            return JSON.readValue(answer, Page.class);
        } catch (JsonProcessingException e) {
            throw notAList();
        }
    }

    private static ConfigurationFault notAList() {
        return new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("paperless.no-list-of-documents"));
    }

    enum Way {
        BY_TAG,
        BY_TYPE,
        BY_APPROVAL
    }

    /**
     * How far a poll has come.
     *
     * @param ways the filters still to be asked, the first one now
     * @param page the page to ask for
     * @param query the query to ask with
     * @param byId what was found, in order
     */
    public record Progress(List<Way> ways, int page, String query, Map<Long, Waiting> byId) {

        public Progress {
            ways = List.copyOf(ways);
        }

        /** Whether another page is to be asked for. */
        public boolean more() {
            return !ways.isEmpty();
        }

        /** What was found. */
        public List<Waiting> found() {
            return new ArrayList<>(byId.values());
        }
    }

    /**
     * What Paperless shows of documents it was asked for.
     *
     * @param there the ids of all that are there
     * @param waiting those that wait to be booked or are approved
     */
    public record Shown(List<Long> there, List<Waiting> waiting) {

        public Shown {
            there = List.copyOf(there);
            waiting = List.copyOf(waiting);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Page(@JsonProperty(required = true) int count, @JsonProperty(required = true) List<Row> results) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(
            @JsonProperty(required = true) long id,
            @JsonProperty(required = true) String added,
            @Nullable String created,
            @JsonProperty(required = true) List<Long> tags,
            @JsonProperty("document_type") @Nullable Long documentType) {

        Instant addedAt() {
            return OffsetDateTime.parse(added).toInstant();
        }
    }
}
