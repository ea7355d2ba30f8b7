package io.paperbridge;

import io.paperbridge.document.OriginalFile;
import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.extraction.EvidencePictures;
import io.paperbridge.extraction.InvoiceReader;
import io.paperbridge.extraction.LocalCases;
import io.paperbridge.extraction.LocalDocuments;
import io.paperbridge.extraction.ReadingReport;
import io.paperbridge.extraction.ReadingReport.Decision;
import io.paperbridge.extraction.ReadingSettings;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what would be read from files of this machine; asks no server and needs no journal. */
@Command(
        name = "read",
        description = "Shows what would be read from your own files, and where each value was found. Asks no server.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class ReadCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description =
                    "PDF, XML and text files, or folders of them; a text file is what Paperless shows as content.")
    private List<Path> paths = List.of();

    @Option(names = "--text-only", description = "Read the text even where an e-invoice is embedded.")
    private boolean textOnly;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--boxes",
            paramLabel = "DIR",
            description =
                    "Writes pictures of the pages into this folder, with a frame around each value read from text.")
    private @Nullable Path boxes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new ParameterException(
                        spec.commandLine(), "There is no file or folder " + path.toAbsolutePath() + ".");
            }
        }
        LocalSettings settings = LocalSettings.loadQuickly();
        Language language =
                new Language(settings.of("paperbridge", LanguageSettings.class, new LanguageSettings(null)));
        InvoiceReader reader = new InvoiceReader(
                settings.of("paperbridge.reading", ReadingSettings.class, ReadingSettings.defaults()),
                Clock.systemUTC());
        PrintWriter out = spec.commandLine().getOut();
        Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
        for (Path path : paths) {
            try (Stream<Path> files = LocalCases.below(path)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    ReadingReport report = report(reader, file, language);
                    counts.merge(report.decision(), 1, Integer::sum);
                    if (json) {
                        out.println(report.json());
                    } else {
                        report.table().forEach(out::println);
                    }
                    out.flush();
                }
            }
        }
        if (!json) {
            out.println(summary(counts));
        }
        return 0;
    }

    /** A file that cannot be opened, or that the reader fails on, is said to be so, and the others are read. */
    private ReadingReport report(InvoiceReader reader, Path file, Language language) {
        try {
            SourceDocument document = LocalDocuments.read(file, null, null, null, List.of());
            Reading reading = textOnly ? reader.readText(document) : reader.read(document);
            OriginalFile original = document.original();
            if (boxes != null && original.mimeType().equals("application/pdf")) {
                EvidencePictures.write(original.bytes(), reading.evidence(), boxes, nameOf(file));
            }
            return new ReadingReport(file.toString(), reading, language);
        } catch (AccessDeniedException e) {
            return ReadingReport.unreadable(file.toString(), Sentence.of("extraction.file-not-allowed"), language);
        } catch (IOException e) {
            return ReadingReport.unreadable(
                    file.toString(), Sentence.verbatim(String.valueOf(e.getMessage())), language);
        } catch (RuntimeException e) {
            return ReadingReport.unreadable(
                    file.toString(),
                    Sentence.of("extraction.reader-failed", e.getClass().getSimpleName()),
                    language);
        }
    }

    /** One file name for each file, wherever it lies. */
    private static String nameOf(Path file) {
        return file.normalize().toString().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-pdf$", "");
    }

    private static String summary(Map<Decision, Integer> counts) {
        return counts.isEmpty()
                ? "Nothing to read: no PDF, XML or text file is there."
                : counts.entrySet().stream()
                        .map(count -> count.getKey().code() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }
}
