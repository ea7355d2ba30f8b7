package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.TemplateFile.Faulty;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of a folder and the folders in it, as the files are now.
 *
 * <p>The files are looked at once a second at most, so that a new or changed template counts for the next document without a restart. A
 * file that is no template is left out, and the log says why, once for each of its versions.
 */
public final class TemplateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateFolder.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int LARGEST = 1_000_000;
    private static final int MOST_FILES = 5_000;

    private final Path folder;
    private final InstantSource clock;
    private @Nullable Instant lookedAt;
    private Map<Path, Version> versions = Map.of();
    private List<Template> templates = List.of();

    /**
     * @param folder where the templates are; it need not exist
     * @param clock when the files were looked at last
     */
    public TemplateFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** One state of a file, with what it is: a template, or why it is none. */
    private record Version(long changed, long size, @Nullable Template template, @Nullable Sentence fault) {}

    /**
     * What the strongest template that fits finds in a text without pages.
     *
     * @return null when none fits
     * @throws TemplatesTooSlow when the templates take too long for this text
     */
    public @Nullable TemplateReading read(String text) {
        return read(text, area -> "");
    }

    /**
     * What the strongest template that fits finds in a text.
     *
     * @param areas the text of a part of the pages; empty where there are no pages, null when reading them takes too long
     * @return null when none fits
     * @throws TemplatesTooSlow when the templates take too long for this text
     */
    public @Nullable TemplateReading read(String text, Function<Area, @Nullable String> areas) {
        List<Template> all = inForce();
        Deadline deadline = Deadline.in(LONGEST);
        PreparedText prepared = new PreparedText(text, areas, deadline);
        for (Template template : all) {
            try {
                TemplateReading reading = TemplateReading.of(template, prepared);
                if (reading != null) {
                    return reading;
                }
            } catch (Deadline.Passed | StackOverflowError e) {
                throw new TemplatesTooSlow(template.name());
            }
        }
        return null;
    }

    /** How many templates are in force. */
    public int size() {
        return inForce().size();
    }

    /** Why files of the folder are no templates. */
    public synchronized List<Sentence> faults() {
        inForce();
        List<Sentence> faults = new ArrayList<>();
        versions.values().forEach(version -> {
            if (version.fault() != null) {
                faults.add(version.fault());
            }
        });
        return faults;
    }

    private synchronized List<Template> inForce() {
        Instant now = clock.instant();
        if (lookedAt == null || now.isBefore(lookedAt) || !now.isBefore(lookedAt.plus(FRESH))) {
            lookedAt = now;
            look();
        }
        return templates;
    }

    private void look() {
        Map<Path, Version> seen = new LinkedHashMap<>();
        for (Path file : files()) {
            Version before = versions.get(file);
            long changed = file.toFile().lastModified();
            long size = file.toFile().length();
            seen.put(
                    file,
                    before != null && before.changed() == changed && before.size() == size
                            ? before
                            : version(file, changed, size));
        }
        if (seen.equals(versions)) {
            return;
        }
        versions = seen;
        templates = seen.values().stream()
                .map(Version::template)
                .flatMap(Stream::ofNullable)
                .sorted(Comparator.comparingInt(Template::priority).reversed().thenComparing(Template::name))
                .toList();
        LOG.info("{} templates of {} are in force", templates.size(), folder.toAbsolutePath());
    }

    private Version version(Path file, long changed, long size) {
        String name = root().relativize(file).toString();
        try {
            if (size > LARGEST) {
                throw new Faulty(Sentence.of("extraction.template-too-large", name));
            }
            Template template = TemplateFile.parse(name, Files.readString(file));
            template.leftOut().forEach(part -> LOG.warn("{}", part));
            return new Version(changed, size, template, null);
        } catch (Faulty e) {
            LOG.warn("{}", e.sentence());
            return new Version(changed, size, null, e.sentence());
        } catch (CharacterCodingException e) {
            Sentence sentence = Sentence.of("extraction.template-no-yaml", name, "UTF-8");
            LOG.warn("{}", sentence);
            return new Version(changed, size, null, sentence);
        } catch (IOException e) {
            Sentence sentence = Sentence.of("extraction.template-unreadable", name);
            LOG.warn("{}", sentence);
            return new Version(changed, size, null, sentence);
        }
    }

    /** The folder may be a link to another. */
    private Path root() {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root())) {
            return all.filter(file -> file.toString().matches("(?i).*\\.(ya?ml|json)"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The folder of templates {} cannot be listed.", folder);
            return new ArrayList<>(versions.keySet());
        }
    }
}
