package io.paperbridge.paperless;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.paperless.Catalogue.CustomField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ids of what Paperless knows by name: our tags, the document types, our custom fields.
 *
 * <p>They are asked for again every ten minutes: a filter with the id of a deleted tag would select nothing, for ever.
 */
@Component("paperlessNames")
public class PaperlessNames {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final PaperlessSettings settings;
    private final Clock clock;
    private final AtomicReference<@Nullable Learned> learned = new AtomicReference<>();

    PaperlessNames(PaperlessSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the names must be asked for before they are used. */
    public boolean stale() {
        Learned known = learned.get();
        return known == null || !clock.instant().isBefore(known.at().plus(FRESH));
    }

    /**
     * Takes the lists of all tags, document types and custom fields, as Paperless answers them.
     *
     * @throws ConfigurationFault naming what is missing, ambiguous or invisible, and the remedy; the names stay stale then
     */
    public void learn(String tags, String documentTypes, String customFields) {
        Catalogue catalogue = Catalogue.of(tags, documentTypes, customFields);
        OurTags ours = new OurTags(
                settings.select() == PaperlessSettings.Select.TYPE
                        ? catalogue.tags(settings.tags().in()).stream()
                                .findFirst()
                                .orElse(null)
                        : requireTag(catalogue, "in", settings.tags().in()),
                requireTag(catalogue, "done", settings.tags().done()),
                requireTag(catalogue, "review", settings.tags().review()),
                requireTag(catalogue, "failed", settings.tags().failed()));
        List<Long> types = settings.documentTypes().bySetting().values().stream()
                .flatMap(List::stream)
                .flatMap(name -> catalogue.documentTypes(name).stream())
                .distinct()
                .sorted()
                .toList();
        if (types.isEmpty() && settings.select() != PaperlessSettings.Select.TAG) {
            throw missingTypes();
        }
        learned.set(new Learned(catalogue, ours, types, clock.instant()));
    }

    /** Our tags. */
    OurTags tags() {
        return known().tags();
    }

    /** The document types that select a document, ascending. */
    List<Long> documentTypes() {
        return known().types();
    }

    /** The name of a document type; null when Paperless does not show it. */
    @Nullable
    String documentTypeName(@Nullable Long id) {
        return id == null ? null : known().catalogue().documentTypeName(id);
    }

    /** A custom field by its name; empty when Paperless has none of that name. */
    Optional<CustomField> field(String name) {
        return known().catalogue().field(name);
    }

    private Learned known() {
        return Objects.requireNonNull(learned.get(), "the names of Paperless are not known yet");
    }

    private static long requireTag(Catalogue catalogue, String setting, String name) {
        List<Long> ids = catalogue.tags(name);
        if (ids.size() == 1) {
            return ids.get(0);
        }
        throw new ConfigurationFault(
                Reason.NOT_CONFIGURED,
                ids.isEmpty()
                        ? "Paperless shows no tag \"" + name + "\" (paperbridge.paperless.tags." + setting
                                + "); create it, or let the user of the token see it: owner empty, or view permission"
                        : "Paperless has " + ids.size() + " tags \"" + name + "\" (paperbridge.paperless.tags."
                                + setting + "), of different owners; rename or delete all but one");
    }

    private ConfigurationFault missingTypes() {
        String names = settings.documentTypes().bySetting().values().stream()
                .flatMap(List::stream)
                .sorted()
                .collect(Collectors.joining(", "));
        return new ConfigurationFault(
                Reason.NOT_CONFIGURED,
                "Paperless shows none of the document types that paperbridge.paperless.document-types names (" + names
                        + "); create one, let the user of the token see it, or set paperbridge.paperless.select to tag");
    }

    /**
     * The ids of our tags.
     *
     * @param in waits to be booked; null when documents are found by type only and there is no such tag
     */
    record OurTags(@Nullable Long in, long done, long review, long failed) {}

    private record Learned(Catalogue catalogue, OurTags tags, List<Long> types, Instant at) {}
}
