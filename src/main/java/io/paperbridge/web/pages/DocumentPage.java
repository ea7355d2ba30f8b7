package io.paperbridge.web.pages;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.DocumentList.Event;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.journal.Questions;
import io.paperbridge.journal.ReadValues;
import io.paperbridge.web.api.DocumentFinder;
import io.paperbridge.web.api.Texts;
import io.paperbridge.web.pages.Written.Time;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One document: what it is, how it stands and why, what can be done, and what has happened to it. */
@Controller
@EnableConfigurationProperties(PaperlessAddress.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DocumentPage {

    /** How a process calls itself in the history; which one it was the API tells. */
    private static final Pattern NODE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final int EVENTS = 500;
    private static final Set<DocumentState> FAILED = Set.of(DocumentState.NEEDS_REVIEW, DocumentState.PARKED);

    private final Pages pages;
    private final DocumentFinder finder;
    private final DocumentList documents;
    private final Questions questions;
    private final ReadValues values;
    private final PaperlessAddress paperless;

    DocumentPage(
            Pages pages,
            DocumentFinder finder,
            DocumentList documents,
            Questions questions,
            ReadValues values,
            PaperlessAddress paperless) {
        this.pages = pages;
        this.finder = finder;
        this.documents = documents;
        this.questions = questions;
        this.values = values;
        this.paperless = paperless;
    }

    /** A value of the document with its name. */
    private record Fact(String name, String value) {}

    /** A value with where it was found; {@code page} is null where the text has no pages. */
    private record Read(String name, String value, int confidence, String source, @Nullable Integer page) {}

    /** A step of its history; {@code to} is the state it came into, null when it stayed. */
    private record Step(
            Time at, String actor, @Nullable String to, @Nullable String look, String what, @Nullable String why) {}

    /** The entry in BigCapital; {@code link} is null while it is not booked. */
    private record Booked(String kind, String number, String state, @Nullable String status, @Nullable String link) {}

    /** What can be done about it. */
    record Deeds(boolean retry, boolean approve, boolean resolve, boolean discard, boolean rebook) {

        boolean any() {
            return retry || approve || resolve || discard || rebook;
        }
    }

    @GetMapping("/documents/{id}")
    ModelAndView document(@PathVariable String id, HttpServletRequest request) {
        ListedDocument document = finder.find(id);
        Written written = pages.written(request);
        List<String> asked = document.state() == DocumentState.NEEDS_REVIEW
                ? questions.open(document.documentKey()).stream()
                        .map(question -> question.reason().explanation().in(written.locale()))
                        .distinct()
                        .toList()
                : List.of();
        Row row = Row.of(document, written);
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("row", row);
        content.put("paperlessId", document.paperlessId());
        content.put("paperless", paperless.page(document.paperlessId()));
        content.put("reasonText", document.reasonText());
        content.put("reason", document.reasonCode());
        content.put("remedy", remedy(document, written));
        content.put("who", who(document, written));
        content.put("asked", Listed.of(asked));
        content.put("facts", facts(document, written));
        content.put("read", read(document, written));
        content.put("entry", entry(document, written));
        content.put("deeds", deeds(document, !asked.isEmpty()));
        content.put("kinds", kinds(document, written));
        content.put("dueAt", document.state().isFinal() ? null : written.maybe(document.dueAt()));
        content.put("untold", document.state().isFinal() && !document.told());
        content.put("history", history(document, written));
        return pages.page(request, "document", row.title(), content);
    }

    /** Only the latest of its id can be changed, and in each state only some things make sense. */
    private Deeds deeds(ListedDocument document, boolean asked) {
        if (documents.generations(document.paperlessId()).get(0).documentKey() != document.documentKey()) {
            return new Deeds(false, false, false, false, false);
        }
        DocumentState state = document.state();
        ListedDocument.Entry entry = document.entry();
        boolean wasBooked = entry != null && entry.link() != null;
        return new Deeds(
                FAILED.contains(state) || state == DocumentState.DISCARDED,
                asked,
                FAILED.contains(state),
                FAILED.contains(state) || state == DocumentState.RECEIVED || state == DocumentState.RETRYING,
                state.isFinal() && wasBooked);
    }

    private static @Nullable Reason reason(ListedDocument document) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(document.reasonCode()))
                .findFirst()
                .orElse(null);
    }

    private static String remedy(ListedDocument document, Written written) {
        Reason reason = reason(document);
        return FAILED.contains(document.state()) && reason != null
                ? reason.remedy().in(written.locale())
                : written.say("pages.next-" + Row.look(document.state()));
    }

    private static @Nullable String who(ListedDocument document, Written written) {
        Reason reason = reason(document);
        return FAILED.contains(document.state()) && reason != null
                ? reason.actor().title().in(written.locale())
                : null;
    }

    private static List<Fact> facts(ListedDocument document, Written written) {
        String currency = document.currency();
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("kind", kind(document.kind(), written));
        values.put("party", document.party());
        values.put("number", document.number());
        values.put("issued", written.date(document.issueDate()));
        values.put("due", written.date(document.dueDate()));
        values.put("net", written.amount(document.net(), currency));
        values.put("tax", written.amount(document.tax(), currency));
        values.put("total", written.amount(document.gross(), currency));
        values.put("reference", document.reference());
        values.put("attempts", document.attempts() == 0 ? null : String.valueOf(document.attempts()));
        return values.entrySet().stream()
                .filter(value -> value.getValue() != null)
                .map(value -> new Fact(written.say("pages.fact-" + value.getKey()), String.valueOf(value.getValue())))
                .toList();
    }

    private @Nullable Listed<Read> read(ListedDocument document, Written written) {
        return Listed.of(values.of(document.documentKey()).stream()
                .map(one -> new Read(
                        written.say("term." + one.term()), one.value(), one.confidence(), one.source(), one.page()))
                .toList());
    }

    private static @Nullable Booked entry(ListedDocument document, Written written) {
        ListedDocument.Entry entry = document.entry();
        return entry == null
                ? null
                : new Booked(
                        String.valueOf(kind(entry.kind(), written)),
                        entry.number(),
                        written.say("pages.entry-" + Texts.word(entry.state())),
                        entry.status(),
                        entry.link());
    }

    /** What it is called; what was read is called by its code while it has no entry. */
    private static @Nullable String kind(@Nullable String name, Written written) {
        return name == null
                ? null
                : Arrays.stream(EntryKind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst()
                        .map(kind -> kind.title().in(written.locale()))
                        .orElseGet(() -> written.say("pages.read-" + Texts.word(name)));
    }

    private static List<Choice> kinds(ListedDocument document, Written written) {
        return Arrays.stream(EntryKind.values())
                .map(kind -> new Choice(
                        Texts.word(kind.name()),
                        kind.title().in(written.locale()),
                        kind.name().equals(document.kind())))
                .toList();
    }

    private List<Step> history(ListedDocument document, Written written) {
        List<Event> events = documents.events(document.documentKey(), 0, EVENTS);
        return events.stream()
                .map(event -> {
                    DocumentState to = event.to() == event.from() ? null : event.to();
                    return new Step(
                            written.time(event.at()),
                            NODE.matcher(event.actor()).matches() ? "Paperbridge" : event.actor(),
                            to == null ? null : Row.state(to, written),
                            to == null ? null : Row.look(to),
                            event.what(),
                            event.reason());
                })
                .toList();
    }
}
