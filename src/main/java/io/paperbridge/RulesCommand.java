package io.paperbridge;

import io.paperbridge.bigcapital.BookSettings;
import io.paperbridge.document.Company;
import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.extraction.InvoiceReader;
import io.paperbridge.extraction.LocalDocuments;
import io.paperbridge.extraction.ReadingSettings;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import io.paperbridge.operations.DocumentTrial;
import io.paperbridge.paperless.PaperlessSettings;
import io.paperbridge.rules.ReviewGate;
import io.paperbridge.rules.Rulebook;
import io.paperbridge.rules.RulesCheck;
import io.paperbridge.rules.RulesSettings;
import io.paperbridge.rules.Treatments;
import io.paperbridge.rules.Trials;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the rules file, or tries it on a document. */
@Command(
        name = "rules",
        description = "Checks the rules file, or shows what the rules do with a document.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        subcommands = {RulesCommand.Check.class, RulesCommand.Try.class})
final class RulesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing: check or test");
    }

    /** Says everything that is wrong with the file; needs no server. */
    @Command(
            name = "check",
            description = "Says everything that is wrong with the rules file. Asks no server.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Check implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file; as paperbridge.rules.file says.")
        private @Nullable Path file;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            LocalSettings settings = LocalSettings.load();
            Path checked = file == null
                    ? Path.of(settings.of("paperbridge.rules", RulesSettings.class)
                            .file())
                    : file;
            RulesCheck result = RulesCheck.of(checked, file != null);
            Language language = new Language(settings.of("paperbridge", LanguageSettings.class));
            PrintWriter out = spec.commandLine().getOut();
            result.sentences().forEach(sentence -> out.println(language.say(sentence)));
            return result.isGood() ? 0 : Commands.COULD_NOT_RUN;
        }
    }

    /** Shows what the rules do with a document; writes nothing. */
    @Command(
            name = "test",
            description =
                    "Shows for a document which rules fire and why, which do not, and who chooses what. Writes nothing.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Try implements Callable<Integer> {

        private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

        @Parameters(
                arity = "1",
                paramLabel = "DOCUMENT-ID|FILE",
                description =
                        "The id of a document in Paperless, which is read there; or a PDF, XML or text file of this machine.")
        private String document = "";

        @Option(names = "--correspondent", paramLabel = "NAME", description = "For a file: its correspondent.")
        private @Nullable String correspondent;

        @Option(names = "--type", paramLabel = "NAME", description = "For a file: its document type.")
        private @Nullable String type;

        @Option(names = "--tag", paramLabel = "NAME", description = "For a file: a tag; may be given several times.")
        private List<String> tags = List.of();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            if (ID.matcher(document).matches()) {
                return inPaperless(Long.parseLong(document));
            }
            Path file = Path.of(document);
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no file " + file.toAbsolutePath() + ", and an id in Paperless is a number.");
            }
            local(file).forEach(spec.commandLine().getOut()::println);
            return 0;
        }

        private static int inPaperless(long id) {
            return Startup.once(
                    context -> context.getBean(DocumentTrial.class).show(id) ? 0 : Commands.COULD_NOT_RUN,
                    Stream.concat(DocumentTrial.SETTINGS.stream(), Stream.of(Startup.IN_MEMORY_JOURNAL))
                            .toArray(String[]::new));
        }

        private List<String> local(Path file) throws IOException {
            LocalSettings settings = LocalSettings.load();
            PaperlessSettings.DocumentTypes types =
                    settings.of("paperbridge.paperless.document-types", PaperlessSettings.DocumentTypes.class);
            BookSettings.OurCompany ours =
                    settings.of("paperbridge", BookSettings.class).company();
            Clock clock = Clock.systemUTC();
            Language language = new Language(settings.of("paperbridge", LanguageSettings.class));
            Rulebook rulebook = new Rulebook(settings.of("paperbridge.rules", RulesSettings.class), clock);
            InvoiceReader reader = new InvoiceReader(settings.of("paperbridge.reading", ReadingSettings.class), clock);
            SourceDocument source =
                    LocalDocuments.read(file, correspondent, type, type == null ? null : types.kindOf(type), tags);
            Reading reading = reader.read(source);
            Company company = new Company(
                    ours.names(),
                    ours.vatIds(),
                    Objects.requireNonNullElse(reading.currency(), "EUR"),
                    ours.inputTax());
            Treatments treatments = new Treatments(rulebook, language);
            return new Trials(rulebook, treatments, new ReviewGate(clock, treatments), language)
                    .of(reading, reading, source, company);
        }
    }
}
