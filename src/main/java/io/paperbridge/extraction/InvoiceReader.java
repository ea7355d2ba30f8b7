package io.paperbridge.extraction;

import io.paperbridge.document.Habits;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.original.Originals;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLayout;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.party.KnownAccount;
import io.paperbridge.extraction.party.TitleWords;
import io.paperbridge.extraction.template.TemplateFolder;
import io.paperbridge.extraction.text.TextReader;
import io.paperbridge.extraction.xml.EmbeddedXml;
import io.paperbridge.language.Sentence;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Reads a document: a person's corrections before the e-invoice embedded in the original, that before the vendor's template, that before
 * the labels in the text.
 *
 * <p>It judges only the document. It throws for no document, however damaged or hostile: what cannot be read is a doubt.
 */
@Component("invoiceReader")
@EnableConfigurationProperties(ReadingSettings.class)
public final class InvoiceReader {

    private static final int MOST_NAMED = 10;

    private final Originals originals;
    private final int threshold;
    private final Labels labels;
    private final TextReader text;
    private final TemplateFolder templates;

    /** A reader with the default limits, for use without a container. */
    public InvoiceReader() {
        this(ReadingSettings.defaults(), Clock.systemUTC());
    }

    @Autowired
    public InvoiceReader(ReadingSettings settings, Clock clock) {
        this.originals = new Originals(settings.timeLimit(), settings.attachmentLimit());
        this.threshold = settings.threshold();
        this.labels = Labels.load();
        this.text = new TextReader(labels);
        this.templates = new TemplateFolder(Path.of(settings.templates()), clock);
    }

    /**
     * Reads everything the document says.
     *
     * @return a reading whose doubts are empty only when it is complete and its sums add up; of type UNREADABLE with a doubt that
     *     says why when nothing usable was found
     */
    public Reading read(SourceDocument document) {
        return read(document, Habits.NONE);
    }

    /**
     * Reads a document again whose vendor is known by now, where that can make a difference.
     *
     * <p>What the document itself shows counts before what its vendor does otherwise. A number in its text that looks unlike the vendor's
     * others is a doubt.
     *
     * @param first what was read
     * @param habits how the vendor writes
     */
    public Reading again(Reading first, SourceDocument document, Habits habits) {
        if (first.origin() == Origin.E_INVOICE || first.type() == DocumentType.NOT_AN_INVOICE || habits.isEmpty()) {
            return first;
        }
        boolean open = !first.doubts().isEmpty()
                || first.details().language() == null
                || (first.details().dayOrder() == null && habits.dayOrder() != null);
        Reading reading = open ? read(document, habits) : first;
        return UnusualNumber.doubt(reading, habits.number());
    }

    private Reading read(SourceDocument document, Habits habits) {
        return read(document, habits, draft -> {});
    }

    /**
     * The same with something done to what was read from text, after a person's corrections and before the sums are checked.
     *
     * @param habits how the vendor writes
     * @param more is given the draft; for an e-invoice, and for what is no invoice, it is not called
     */
    Reading read(SourceDocument document, Habits habits, Consumer<Draft> more) {
        Originals.Contents contents = originals.open(document.original());
        Draft draft = EInvoice.of(contents.documents());
        boolean isText = draft == null;
        if (draft == null) {
            draft = fromText(document, contents, habits);
        } else {
            nameSeller(draft, document.correspondent());
            noteOthers(draft, contents.others());
        }
        if (draft.type == DocumentType.NOT_AN_INVOICE) {
            return draft.toReading();
        }
        Corrections.apply(document.corrections(), draft);
        learnDayOrder(document, draft);
        if (draft.type == DocumentType.UNREADABLE) {
            if (draft.number == null || draft.issueDate == null || draft.gross == null) {
                return draft.toReading();
            }
            // a person has typed in what could not be read
            draft.type = DocumentType.INVOICE;
            draft.settleDocument();
        } else if (isText) {
            more.accept(draft);
        }
        Checks.check(draft);
        Uncertain.doubt(draft, threshold);
        return draft.toReading();
    }

    /** The page that the text of a document is read from. */
    TextPage page(SourceDocument document) {
        return text.page(originals.lines(document.original()), document.content());
    }

    Labels labels() {
        return labels;
    }

    /** Reads the text only, as if no e-invoice were embedded; corrections count for nothing. */
    public Reading readText(SourceDocument document) {
        Draft draft = fromText(document, Originals.Contents.none(null), Habits.NONE);
        if (draft.type != DocumentType.NOT_AN_INVOICE && draft.type != DocumentType.UNREADABLE) {
            Checks.check(draft);
            Uncertain.doubt(draft, threshold);
        }
        return draft.toReading();
    }

    private static void noteOthers(Draft draft, List<String> others) {
        if (!others.isEmpty()) {
            draft.notes.add(Sentence.of(
                    "extraction.files-besides",
                    others.stream().limit(MOST_NAMED).map(Sentence::verbatim).toList()));
        }
    }

    private static void nameSeller(Draft draft, @Nullable Correspondent correspondent) {
        Party seller = draft.seller;
        if (correspondent != null && (seller == null || seller.name() == null)) {
            draft.seller = seller == null ? Party.named(correspondent.name()) : seller.withName(correspondent.name());
            draft.found(Term.SELLER, correspondent.name(), "correspondent");
        }
    }

    /** A date that can be read in two ways and that a person has given shows which of them is meant. */
    private void learnDayOrder(SourceDocument document, Draft draft) {
        Stream.of(Term.ISSUE_DATE, Term.DUE_DATE)
                .filter(term -> draft.dayOrder == null && document.corrections().containsKey(term))
                .flatMap(term -> Stream.ofNullable(term == Term.ISSUE_DATE ? draft.issueDate : draft.dueDate))
                .forEach(given -> draft.dayOrder = text.orderOf(draft.openDates, given));
    }

    private Draft fromText(SourceDocument document, Originals.Contents contents, Habits habits) {
        List<TextLine> lines = originals.lines(document.original());
        Draft draft = text.read(lines, document.content(), document.correspondent(), TitleWords.of(document), habits);
        draft.numberIsUsual = habits.number() != null
                && draft.number != null
                && habits.number().fits(draft.number);
        String laidOut = lines.isEmpty() ? Characters.plain(document.content()) : TextLayout.of(lines);
        KnownAccount.apply(habits, draft);
        Templated.read(templates, laidOut, originals.areas(document.original()), draft);
        for (EmbeddedXml broken : contents.documents()) {
            Sentence problem = broken.problem();
            if (problem != null) {
                draft.doubt(null, DoubtReason.INVALID, "extraction.e-invoice-unreadable", broken.name(), problem);
            }
        }
        if (draft.type == DocumentType.UNREADABLE) {
            Sentence problem = contents.problem();
            draft.doubt(
                    null,
                    DoubtReason.MISSING,
                    "extraction.nothing-read",
                    problem == null
                            ? Sentence.of("extraction.no-e-invoice")
                            : Sentence.of("extraction.original-unreadable", problem),
                    Sentence.of(
                            lines.isEmpty() && document.content().isBlank()
                                    ? "extraction.no-text"
                                    : "extraction.text-without-values"));
        }
        return draft;
    }
}
