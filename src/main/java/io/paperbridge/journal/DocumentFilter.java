package io.paperbridge.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which documents of the journal are meant: those that meet every condition given.
 *
 * @param states the states; empty for any
 * @param kind the name of the kind of entry, or of what was read, for example {@code BILL}; null for any
 * @param party a part of the party's name, in any case; null for any
 * @param number the number as it is printed, or as the entry has it; null for any
 * @param reason the code of the reason, for example {@code duplicate}; null for any
 * @param from came into the journal then or later; null for any time
 * @param until came into the journal before that; null for any time
 * @param text a part of title, party, number, reference or reason, in any case, the whole number of the entry, or the id in Paperless;
 *     null for any
 */
public record DocumentFilter(
        Set<DocumentState> states,
        @Nullable String kind,
        @Nullable String party,
        @Nullable String number,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String text) {

    private static final Pattern PAPERLESS_ID = Pattern.compile("#?([1-9][0-9]{0,17})");
    private static final String WITH_NUMBER =
            """
            d.document_key in (select document_key from document where invoice_number = :number
                               union select document_key from entry where entry_number = :number)""";

    /** The column has line breaks in between, which no text has that is looked for: none is found across two values. */
    private static final String WITH_TEXT = "(position(lower(:text) in d.search_text) > 0 or e.entry_number = :text)";

    private static final String KEYS_WITH_TEXT =
            """
            select document_key from document where position(lower(:value) in search_text) > 0
            union all select document_key from entry where entry_number = :value""";
    private static final String KEYS_OF_KIND =
            "select document_key from entry where kind = :value union all select document_key from document where kind = :value";

    public DocumentFilter {
        states = Set.copyOf(states);
    }

    /** All documents. */
    public static DocumentFilter all() {
        return new DocumentFilter(Set.of(), null, null, null, null, null, null, null);
    }

    /** The same with other states. */
    public DocumentFilter withStates(Set<DocumentState> others) {
        return new DocumentFilter(others, kind, party, number, reason, from, until, text);
    }

    /** Whether a document meets every condition as the journal is now. */
    boolean isMetBy(long documentKey, JdbcClient journal) {
        Conditions conditions = conditions().and("d.document_key = :document", "document", documentKey);
        return journal.sql("select count(*) from document d left join entry e on e.document_key = d.document_key"
                                + conditions.where())
                        .params(conditions.parameters())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The conditions on documents {@code d} and their entries {@code e}, with their parameters. */
    Conditions conditions() {
        Conditions where = new Conditions();
        if (!states.isEmpty()) {
            // nearly all documents are booked: H2 would sort them all instead of going along the index of the order
            boolean most = states.contains(DocumentState.CONFIRMED);
            where.and(
                    most ? "lower(d.state) in (:states)" : "d.state in (:states)",
                    "states",
                    states.stream()
                            .map(state -> most ? state.name().toLowerCase(Locale.ROOT) : state.name())
                            .toList());
        }
        where.and("coalesce(e.kind, d.kind) = :kind", "kind", kind);
        where.and("position(lower(:party) in lower(d.party)) > 0", "party", party);
        where.and(WITH_NUMBER, "number", number);
        where.and("d.reason_code = :reason", "reason", reason);
        where.and("d.created_at >= :from", "from", Times.sql(from));
        where.and("d.created_at < :until", "until", Times.sql(until));
        if (text != null) {
            var id = PAPERLESS_ID.matcher(text);
            where.and(id.matches() ? "(" + WITH_TEXT + " or d.paperless_id = :id)" : WITH_TEXT, "text", text);
            if (id.matches()) {
                where.parameters().put("id", Long.valueOf(id.group(1)));
            }
        }
        return where;
    }

    /** What finds the documents of a condition that no index of a list helps with, and perhaps some more, without reading all. */
    record Hint(String keys, Map<String, Object> parameters) {}

    /** A hint for each such condition; the conditions must still be met. */
    List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        if (text != null) {
            var id = PAPERLESS_ID.matcher(text);
            hints.add(
                    id.matches()
                            ? new Hint(
                                    KEYS_WITH_TEXT
                                            + " union all select document_key from document where paperless_id = :id",
                                    Map.of("value", text, "id", Long.valueOf(id.group(1))))
                            : new Hint(KEYS_WITH_TEXT, Map.of("value", text)));
        }
        if (party != null) {
            hints.add(new Hint(KEYS_WITH_TEXT, Map.of("value", party)));
        }
        if (kind != null) {
            hints.add(new Hint(KEYS_OF_KIND, Map.of("value", kind)));
        }
        return hints;
    }

    /** Conditions that all hold, and the values of their parameters. */
    record Conditions(List<String> all, Map<String, Object> parameters) {

        Conditions() {
            this(new ArrayList<>(), new HashMap<>());
        }

        /** Adds a condition, unless its value is null. */
        Conditions and(String condition, String parameter, @Nullable Object value) {
            if (value != null) {
                all.add(condition);
                parameters.put(parameter, value);
            }
            return this;
        }

        Conditions and(String condition) {
            all.add(condition);
            return this;
        }

        Conditions copy() {
            return new Conditions(new ArrayList<>(all), new HashMap<>(parameters));
        }

        /** The where clause; empty when there is no condition. */
        String where() {
            return all.isEmpty() ? "" : " where " + String.join(" and ", all);
        }
    }
}
