package io.paperbridge.paperless;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import io.paperbridge.paperless.Catalogue.CustomField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The ids of what Paperless knows by name: our tags, the document types, our custom fields.
 *
 * <p>They are asked for again every ten minutes: a filter with the id of a deleted tag would select nothing, for ever.
 */
@Component("paperlessNames")
public class PaperlessNames {

    private static final Logger LOG = LoggerFactory.getLogger(PaperlessNames.class);
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final PaperlessSettings settings;
    private final Clock clock;
    private final AtomicReference<@Nullable Learned> learned = new AtomicReference<>();
    private final AtomicBoolean approvedMissed = new AtomicBoolean();

    /** Document types that documents have and the lists did not show. */
    private final Set<Long> missed = ConcurrentHashMap.newKeySet();

    PaperlessNames(PaperlessSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the names must be asked for before they are used. */
    public boolean stale() {
        Learned known = learned.get();
        Instant now = clock.instant();
        return known == null
                || !now.isBefore(known.at().plus(FRESH))
                || now.isBefore(known.at()) // the clock was put back
                || !known.inVain().containsAll(missed);
    }

    /** Looks at the type of a document: one that is not known yet was made since, and says what the document is. */
    void notice(@Nullable Long documentType) {
        Learned known = learned.get();
        if (documentType != null && known != null && known.catalogue().documentTypeName(documentType) == null) {
            missed.add(documentType);
        }
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
                requireTag(catalogue, "failed", settings.tags().failed()),
                approvedTag(catalogue));
        List<Long> types = settings.documentTypes().bySetting().values().stream()
                .flatMap(List::stream)
                .flatMap(name -> catalogue.documentTypes(name).stream())
                .distinct()
                .sorted()
                .toList();
        if (types.isEmpty() && settings.select() != PaperlessSettings.Select.TAG) {
            throw missingTypes();
        }
        learned.set(new Learned(
                catalogue, ours, types, clock.instant(), ConcurrentHashMap.newKeySet(), Set.copyOf(missed)));
    }

    /** Our tags. */
    OurTags tags() {
        return known().tags();
    }

    /** The name of the tag that approves what was asked; empty when Paperless does not show exactly one of that name. */
    public String approvalTag() {
        return known().tags().approved() == null ? "" : settings.tags().approved();
    }

    /** The document types that select a document, ascending. */
    List<Long> documentTypes() {
        return known().types();
    }

    /** The document types of a name, in any case. */
    List<Long> documentTypes(String name) {
        return known().catalogue().documentTypes(name);
    }

    /** The name of a document type; null when Paperless does not show it. */
    @Nullable
    String documentTypeName(@Nullable Long id) {
        return id == null ? null : known().catalogue().documentTypeName(id);
    }

    /** What a document type says its documents are; null when the settings give it no meaning. */
    @Nullable
    EntryKind kindOf(@Nullable Long documentType) {
        String name = documentTypeName(documentType);
        return name == null ? null : settings.documentTypes().kindOf(name);
    }

    /** The names of tags, as far as Paperless shows them. */
    List<String> tagNames(@Nullable List<Long> ids) {
        return ids == null ? List.of() : known().catalogue().tagNames(ids);
    }

    /**
     * The ids of tags that are added beside our own. One that Paperless does not show, or shows twice, is left out, and so is one of our
     * own, which means something else; the log says so once for each time the names are learned.
     */
    List<Long> extraTags(List<String> tags) {
        Learned known = known();
        List<Long> ids = new ArrayList<>();
        for (String name : tags) {
            List<Long> found = known.catalogue().tags(name);
            if (found.size() == 1 && !known.tags().all().contains(found.get(0))) {
                ids.add(found.get(0));
            } else if (known.leftOut().add(name)) {
                LOG.warn("The tag \"{}\", which a rule adds, is left out: {}", name, whyLeftOut(found));
            }
        }
        return ids;
    }

    private static String whyLeftOut(List<Long> found) {
        return switch (found.size()) {
            case 0 ->
                "Paperless shows no such tag; create it, or let the user of the token see it: owner empty, or view permission";
            case 1 -> "it is one of Paperbridge's own; choose another";
            default -> "Paperless has several of this name; rename or delete all but one";
        };
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
                        ? Sentence.of("paperless.no-tag", name, setting)
                        : Sentence.of("paperless.several-tags", ids.size(), name, setting));
    }

    private @Nullable Long approvedTag(Catalogue catalogue) {
        String name = settings.tags().approved();
        List<Long> ids = name.isBlank() ? List.of() : catalogue.tags(name);
        if (ids.size() == 1) {
            approvedMissed.set(false);
            return ids.get(0);
        }
        if (!name.isBlank() && !approvedMissed.getAndSet(true)) {
            LOG.info(
                    "Paperless shows {} tag \"{}\" (paperbridge.paperless.tags.approved); until it shows one, documents are approved by the"
                            + " command approve only",
                    ids.isEmpty() ? "no" : "more than one",
                    name);
        }
        return null;
    }

    private ConfigurationFault missingTypes() {
        List<String> names = settings.documentTypes().bySetting().values().stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
        return new ConfigurationFault(Reason.NOT_CONFIGURED, Sentence.of("paperless.no-document-type", names));
    }

    /**
     * The ids of our tags.
     *
     * @param in waits to be booked; null when documents are found by type only and there is no such tag
     * @param approved a person has approved it; null when there is no such tag
     */
    record OurTags(@Nullable Long in, long done, long review, long failed, @Nullable Long approved) {

        List<Long> all() {
            return Stream.of(in, done, review, failed, approved)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /**
     * What was learned at one time.
     *
     * @param leftOut the names of extra tags that were left out since, because they cannot be added
     * @param inVain the types that were asked for already, so that one this user may not see is not asked for at each document
     */
    private record Learned(
            Catalogue catalogue, OurTags tags, List<Long> types, Instant at, Set<String> leftOut, Set<Long> inVain) {}
}
