package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisation's branches and warehouses, where they are switched on; what is switched off is in no payload. */
@Component("premises")
public class Premises {

    private final BookSettings settings;
    private volatile boolean withBranches;
    private volatile boolean withWarehouses;
    private volatile List<Place> branches = List.of();
    private volatile List<Place> warehouses = List.of();

    Premises(BookSettings settings) {
        this.settings = settings;
    }

    /** Learns from the answer to {@code /api/dashboard/boot} what is switched on. */
    public void learnFeatures(String json) {
        JsonNode features = Wire.required("the features", Wire.parse("the features", json), "features");
        withBranches = isOn(features, "branches");
        withWarehouses = isOn(features, "warehouses");
    }

    /** Whether branches are switched on. */
    public boolean isWithBranches() {
        return withBranches;
    }

    /** Whether warehouses are switched on. */
    public boolean isWithWarehouses() {
        return withWarehouses;
    }

    /** Learns the branches. */
    public void learnBranches(String json) {
        branches = places("the branches", json);
    }

    /** Learns the warehouses. */
    public void learnWarehouses(String json) {
        warehouses = places("the warehouses", json);
    }

    /**
     * The branch of an entry.
     *
     * @param chosen what a rule says: id, code or name; null for the setting's, else the only one
     * @return null while branches are switched off
     * @throws ReviewNeeded when there is no such branch, or several and none is chosen
     */
    @Nullable
    Long branch(@Nullable Choice chosen) {
        if (!withBranches) {
            return null;
        }
        if (chosen != null) {
            return find(branches, chosen.value(), chosen.source(), "bigcapital.branch-missing");
        }
        String wanted = settings.branch();
        if (wanted.isBlank() && branches.size() == 1) {
            return branches.get(0).id();
        }
        if (wanted.isBlank()) {
            throw new ReviewNeeded(Reason.NOT_CONFIGURED, Sentence.of("bigcapital.branch-not-set"));
        }
        return find(branches, wanted, "paperbridge.branch", "bigcapital.branch-missing");
    }

    /**
     * The warehouse of an entry.
     *
     * @param chosen what a rule says: id, code or name; null for the setting's
     * @return null when none is chosen or warehouses are switched off
     * @throws ReviewNeeded when there is no such warehouse
     */
    @Nullable
    Long warehouse(@Nullable Choice chosen) {
        String wanted = chosen != null ? chosen.value() : settings.warehouse();
        String source = chosen != null ? chosen.source() : "paperbridge.warehouse";
        return !withWarehouses || wanted.isBlank()
                ? null
                : find(warehouses, wanted, source, "bigcapital.warehouse-missing");
    }

    private static long find(List<Place> places, String wanted, String source, String missing) {
        List<Long> ids = places.stream()
                .filter(place -> place.isCalled(wanted.strip()))
                .map(Place::id)
                .distinct()
                .toList();
        if (ids.size() != 1) {
            throw new ReviewNeeded(Reason.NOT_CONFIGURED, Sentence.of(missing, wanted, source));
        }
        return ids.get(0);
    }

    private static boolean isOn(JsonNode features, String name) {
        for (JsonNode feature : features) {
            JsonNode on = feature.path("is_accessible");
            if (name.equals(feature.path("name").asText())) {
                return on.isBoolean() ? on.booleanValue() : on.asText().equals("1");
            }
        }
        return false;
    }

    private static List<Place> places(String what, String json) {
        List<Place> places = new ArrayList<>();
        for (JsonNode node : Wire.parse(what, json)) {
            places.add(new Place(Wire.requiredId(what, node, "id"), Wire.text(node, "code"), Wire.text(node, "name")));
        }
        return List.copyOf(places);
    }

    private record Place(long id, @Nullable String code, @Nullable String name) {

        boolean isCalled(String wanted) {
            return Stream.of(Long.toString(id), code, name)
                    .anyMatch(word -> word != null
                            && word.strip().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)));
        }
    }
}
