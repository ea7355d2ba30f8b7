package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.ContactRole;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundContact;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.PreparedEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All entries of every kind and all contacts, page by page.
 *
 * <p>Entries that are made or deleted meanwhile shift the pages: what is not seen is looked for once more by reference and number before
 * it is said to be gone, and what is seen twice counts once.
 */
@Component("ledgerSurvey")
public class LedgerSurvey {

    private static final int PAGE_SIZE = 100;

    private final EntrySearch search;

    LedgerSurvey(EntrySearch search) {
        this.search = search;
    }

    /** The beginning: nothing is seen, and the first page of the first list is to be asked for. */
    public Progress begin() {
        List<Shelf> shelves = new ArrayList<>();
        Arrays.stream(EntryKind.values()).forEach(kind -> shelves.add(new Shelf(kind, null, null)));
        Arrays.stream(ContactRole.values()).forEach(role -> shelves.add(new Shelf(null, role, null)));
        return new Progress(shelves, 1, Map.of(), List.of());
    }

    /** The survey after one more page. */
    public Progress read(Progress progress, String json) {
        Shelf shelf = progress.shelves().get(0);
        JsonNode answer = Wire.parse(shelf.path(), json);
        JsonNode rows = Wire.required(shelf.path(), answer, shelf.key());
        Progress seen = add(progress, shelf, rows);
        long total = answer.path("pagination").path("total").asLong(0);
        boolean more = shelf.query() == null && !rows.isEmpty() && (long) progress.page() * PAGE_SIZE < total;
        return more
                ? new Progress(seen.shelves(), progress.page() + 1, seen.byId(), seen.contacts())
                : new Progress(seen.shelves().subList(1, seen.shelves().size()), 1, seen.byId(), seen.contacts());
    }

    /** The survey that looks once more, by reference and number, for entries that the pages did not show. */
    public Progress again(Progress progress, List<PreparedEntry> unseen) {
        List<Shelf> looks = search.calls(unseen.stream().map(search::again).toList()).stream()
                .map(call -> new Shelf(call.kind(), null, call.query()))
                .toList();
        return new Progress(looks, 1, progress.byId(), progress.contacts());
    }

    private Progress add(Progress progress, Shelf shelf, JsonNode rows) {
        Map<String, FoundEntry> entries = new LinkedHashMap<>(progress.byId());
        List<FoundContact> contacts = new ArrayList<>(progress.contacts());
        for (JsonNode row : rows) {
            if (shelf.kind() != null) {
                FoundEntry entry = search.entry(Collection.of(shelf.kind()), row);
                entries.put(entry.kind() + " " + entry.id(), entry);
            } else if (shelf.role() != null) {
                contacts.add(contact(shelf.role(), row));
            }
        }
        return new Progress(progress.shelves(), progress.page(), entries, contacts);
    }

    private static FoundContact contact(ContactRole role, JsonNode row) {
        String what = "a contact";
        JsonNode balance = row.path("balance");
        return new FoundContact(
                role,
                Wire.requiredId(what, row, "id"),
                String.valueOf(Wire.text(row, "display_name")),
                String.valueOf(Wire.text(row, "currency_code")),
                ContactSearch.markerIn(Wire.text(row, "note")),
                balance.isNumber() ? balance.decimalValue() : BigDecimal.ZERO);
    }

    /** The path of the contacts of one side. */
    public String path(ContactRole role) {
        return new Shelf(null, role, null).path();
    }

    /**
     * A list.
     *
     * @param kind what it shows, when it is one of entries
     * @param role whose it is, when it is one of contacts
     * @param query what is asked of it; null for all of it, page by page
     */
    record Shelf(@Nullable EntryKind kind, @Nullable ContactRole role, @Nullable String query) {

        String path() {
            return kind != null ? Collection.of(kind).path() : "/api/" + key();
        }

        String key() {
            return kind != null ? Collection.of(kind).key() : word() + "s";
        }

        private String word() {
            return role == null ? "" : role.word();
        }
    }

    /**
     * How far a survey has come.
     *
     * @param shelves the lists still to be read, the first one now
     * @param page its page to be asked for
     * @param byId the entries seen, by kind and id
     * @param contacts the contacts seen
     */
    public record Progress(List<Shelf> shelves, int page, Map<String, FoundEntry> byId, List<FoundContact> contacts) {

        public Progress {
            shelves = List.copyOf(shelves);
        }

        /** Whether another page is to be asked for. */
        public boolean more() {
            return !shelves.isEmpty();
        }

        /** The path of the list. */
        public String path() {
            return shelves.get(0).path();
        }

        /** The query of the page. */
        public String query() {
            String look = shelves.get(0).query();
            return look == null ? "page=" + page + "&page_size=" + PAGE_SIZE : look;
        }

        /** The entries seen. */
        public List<FoundEntry> entries() {
            return List.copyOf(byId.values());
        }
    }
}
