package io.paperbridge.paperless;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.ShownDocument;
import io.paperbridge.document.Term;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import io.paperbridge.paperless.PaperlessNames.OurTags;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All documents that carry a tag of ours, page by page, and then those that the journal or the ledger know and that carry none. Only
 * a document that is asked for alone and answered with 404 is gone: a list leaves out what it does not want to show.
 */
@Component("archiveSurvey")
public class ArchiveSurvey {

    private static final int PAGE_SIZE = 250;
    private static final int IDS_AT_ONCE = 200;
    private static final String FIELDS = "fields=id,added,tags,custom_fields,versions";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PaperlessNames names;
    private final OurFields fields;

    ArchiveSurvey(PaperlessNames names, OurFields fields) {
        this.names = names;
        this.fields = fields;
    }

    /**
     * The beginning: nothing is seen.
     *
     * @throws RemoteFailure when our tags could not be learned just before
     */
    public Progress begin() {
        if (names.stale()) {
            throw RemoteFailure.passing(
                    "Paperless", "GET /api/tags/", 200, true, Sentence.of("paperless.names-unknown"));
        }
        String tags = names.tags().all().stream().map(String::valueOf).collect(Collectors.joining(","));
        return new Progress(List.of(Ask.list("tags__id__in=" + tags)), 1, Map.of(), Set.of());
    }

    /** The survey after one more answer; null is a page that is not there any more, or a document that is gone. */
    public Progress read(Progress progress, @Nullable String json) {
        Ask ask = progress.asks().get(0);
        Map<Long, ShownDocument> seen = new LinkedHashMap<>(progress.byId());
        Set<Long> gone = new TreeSet<>(progress.gone());
        boolean more = false;
        if (ask.alone() != null) {
            if (json == null) {
                gone.add(ask.alone());
            } else {
                seen.put(ask.alone(), shown(parse(json, DocumentDetail.class)));
            }
        } else if (json != null) {
            Page page = parse(json, Page.class);
            page.results().forEach(row -> seen.put(row.id(), shown(row)));
            more = (long) progress.page() * PAGE_SIZE < page.count();
        }
        List<Ask> asks = progress.asks();
        return new Progress(more ? asks : asks.subList(1, asks.size()), more ? progress.page() + 1 : 1, seen, gone);
    }

    /** The survey of those that no tag has shown, many at once. */
    public Progress rest(Progress progress, List<Long> paperlessIds) {
        List<Long> unseen = unseen(progress, paperlessIds);
        List<Ask> asks = new ArrayList<>();
        for (int from = 0; from < unseen.size(); from += IDS_AT_ONCE) {
            asks.add(Ask.list(unseen.subList(from, Math.min(from + IDS_AT_ONCE, unseen.size())).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", "id__in=", ""))));
        }
        return new Progress(asks, 1, progress.byId(), progress.gone());
    }

    /** The survey of those that no list has shown, each alone. */
    public Progress alone(Progress progress, List<Long> paperlessIds) {
        List<Ask> asks = unseen(progress, paperlessIds).stream().map(Ask::alone).toList();
        return new Progress(asks, 1, progress.byId(), progress.gone());
    }

    private static List<Long> unseen(Progress progress, List<Long> paperlessIds) {
        return paperlessIds.stream()
                .filter(id -> !progress.byId().containsKey(id))
                .distinct()
                .sorted()
                .toList();
    }

    private ShownDocument shown(DocumentDetail row) {
        OurTags tags = names.tags();
        Set<Term> empty = EnumSet.noneOf(Term.class);
        fields.byTerm().forEach((term, field) -> {
            if (row.valueOf(field.id()).isBlank()) {
                empty.add(term);
            }
        });
        Catalogue.CustomField number = fields.byTerm().get(Term.INVOICE_NUMBER);
        String numberNow = number == null ? "" : row.valueOf(number.id()).strip();
        return new ShownDocument(
                row.ref(),
                carries(row, tags.in()) || carries(row, tags.approved()),
                carries(row, tags.done()),
                carries(row, tags.review()),
                carries(row, tags.failed()),
                numberNow.isEmpty() ? null : numberNow,
                empty,
                row.fileVersion());
    }

    private static boolean carries(DocumentDetail row, @Nullable Long tag) {
        return tag != null && row.tags() != null && row.tags().contains(tag);
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw notAList();
        }
    }

    private static ConfigurationFault notAList() {
        return new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("paperless.no-list-of-documents"));
    }

    /**
     * Something to ask for.
     *
     * @param filter what a list is to show; empty for one document
     * @param alone the id of the one document; null for a list
     */
    record Ask(String filter, @Nullable Long alone) {

        static Ask list(String filter) {
            return new Ask(filter, null);
        }

        static Ask alone(long paperlessId) {
            return new Ask("", paperlessId);
        }
    }

    /**
     * How far a survey has come.
     *
     * @param asks what is still to be asked for, the first one now
     * @param page its page, when it is a list
     * @param byId the documents seen
     * @param gone the ids of those that are gone for certain
     */
    public record Progress(List<Ask> asks, int page, Map<Long, ShownDocument> byId, Set<Long> gone) {

        public Progress {
            asks = List.copyOf(asks);
            gone = Set.copyOf(gone);
        }

        /** Whether something is still to be asked for. */
        public boolean more() {
            return !asks.isEmpty();
        }

        /** The path to ask. */
        public String path() {
            Long alone = asks.get(0).alone();
            return alone == null ? "/api/documents/" : "/api/documents/" + alone + "/";
        }

        /** The query to ask with. */
        public String query() {
            Ask ask = asks.get(0);
            return ask.alone() == null
                    ? ask.filter() + "&" + FIELDS + "&ordering=id&page_size=" + PAGE_SIZE + "&page=" + page
                    : FIELDS;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Page(
            @JsonProperty(required = true) int count, @JsonProperty(required = true) List<DocumentDetail> results) {}
}
