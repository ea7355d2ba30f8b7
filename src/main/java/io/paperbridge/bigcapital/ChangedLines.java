package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.ChangedEntry;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FollowedEntry;
import io.paperbridge.document.Treatment.Aspect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a person has put the lines of an entry on since it was booked.
 *
 * <p>Worked example: a bill was booked on 6800, with its VAT on 1576. A person puts both its lines on 6805: it was changed to 6805. With
 * one of them on 6805 and the other on 6810 nothing is learnt, since neither is the vendor's account.
 */
@Component
class ChangedLines {

    private final ChartOfAccounts chart;
    private final LedgerItems items;

    ChangedLines(ChartOfAccounts chart, LedgerItems items) {
        this.chart = chart;
        this.items = items;
    }

    /** How the entry of a list's row stands; empty when it is not known how it was booked, or where it has gone. */
    Optional<ChangedEntry> of(FollowedEntry booked, JsonNode row) {
        Collection collection = Collection.of(booked.kind());
        List<JsonNode> lines = costs(row.path(collection.linesKey()));
        Long account = booked.accountId();
        if (account == null || lines.isEmpty()) {
            return Optional.empty();
        }
        Map<Aspect, String> changed = new EnumMap<>(Aspect.class);
        Long now = common(lines, collection.accountKey());
        if (now != null && !now.equals(account)) {
            Optional<String> name = chart.nameOf(now);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            changed.put(Aspect.ACCOUNT, name.get());
        }
        Long item = common(lines, "item_id");
        if (booked.kind() != EntryKind.EXPENSE
                && booked.itemId() != null
                && item != null
                && !item.equals(booked.itemId())) {
            String code = Wire.text(lines.get(0).path("item"), "code");
            if (code != null && !code.isBlank()) {
                changed.put(Aspect.ITEM, code);
            }
        }
        return Optional.of(new ChangedEntry(booked.documentKey(), changed));
    }

    /** The lines without those of VAT, which have an item of their own; none while that is not known. */
    private List<JsonNode> costs(JsonNode lines) {
        Optional<Long> tax = items.knownTax();
        List<JsonNode> costs = new ArrayList<>();
        lines.forEach(line -> {
            if (tax.isPresent() && !tax.get().equals(id(line, "item_id"))) {
                costs.add(line);
            }
        });
        return costs;
    }

    /** What all lines have; null when they differ. */
    private static @Nullable Long common(List<JsonNode> lines, String key) {
        List<Optional<Long>> ids = lines.stream()
                .map(line -> Optional.ofNullable(id(line, key)))
                .distinct()
                .toList();
        return ids.size() == 1 ? ids.get(0).orElse(null) : null;
    }

    private static @Nullable Long id(JsonNode line, String key) {
        JsonNode id = line.path(key);
        return id.isIntegralNumber() ? Long.valueOf(id.longValue()) : null;
    }
}
