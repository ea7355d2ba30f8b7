package io.paperbridge.web.pages;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.DocumentList.Page;
import io.paperbridge.journal.DocumentSort;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.web.api.DocumentQuery;
import io.paperbridge.web.api.PageQuery;
import io.paperbridge.web.api.Refusal;
import io.paperbridge.web.api.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** The documents of the journal, to be searched; the same conditions as in the API. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DocumentPages {

    private static final String FOR_A_PERSON = "needs-review,parked";
    private static final String WAITING = "received,processing,retrying";
    private static final List<String> SORTS =
            List.of("-received", "received", "-updated", "updated", "-date", "date", "-total", "total");

    private final Pages pages;
    private final DocumentList documents;
    private final Clock clock;

    DocumentPages(Pages pages, DocumentList documents, Clock clock) {
        this.pages = pages;
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping("/documents")
    ModelAndView list(DocumentQuery query, PageQuery page, HttpServletRequest request) {
        Written written = pages.written(request);
        Map<String, @Nullable Object> content = form(query, page, written);
        HttpStatus status = HttpStatus.OK;
        try {
            DocumentSort order = page.order();
            Page<ListedDocument> found =
                    documents.page(query.filter(clock.getZone()), order, page.place(order), page.size());
            content.put(
                    "rows",
                    Listed.of(found.items().stream()
                            .map(row -> Row.of(row, written))
                            .toList()));
            String next = PageQuery.cursor(order, found.next());
            content.put("next", next == null ? null : address(request, next));
            content.put("wrong", null);
        } catch (Refusal refusal) {
            status = HttpStatus.valueOf(refusal.status());
            content.put("rows", null);
            content.put("next", null);
            content.put("wrong", refusal.detail().in(written.locale()));
        }
        content.put("first", page.cursor() == null ? null : address(request, null));
        content.put("none", content.get("rows") == null && content.get("wrong") == null);
        ModelAndView list = pages.page(request, "documents", written.say("pages.documents"), content);
        list.setStatus(status);
        return list;
    }

    private static Map<String, @Nullable Object> form(DocumentQuery query, PageQuery page, Written written) {
        Map<String, @Nullable Object> form = new HashMap<>();
        form.put("text", query.text());
        form.put("party", query.party());
        form.put("number", query.number());
        form.put("from", query.from());
        form.put("to", query.to());
        List<String> states = query.state();
        String state = states == null ? null : String.join(",", states);
        form.put(
                "states",
                Choice.all(
                        Stream.concat(
                                Stream.of(FOR_A_PERSON, WAITING),
                                Arrays.stream(DocumentState.values()).map(Row::look)),
                        value -> written.say("pages.state-"
                                + (value.equals(FOR_A_PERSON)
                                        ? "for-a-person"
                                        : value.equals(WAITING) ? "waiting" : value)),
                        state));
        form.put(
                "kinds",
                Arrays.stream(EntryKind.values())
                        .map(kind -> new Choice(
                                Texts.word(kind.name()),
                                kind.title().in(written.locale()),
                                Texts.word(kind.name()).equals(query.kind())))
                        .toList());
        form.put(
                "reasons",
                Choice.all(Arrays.stream(Reason.values()).map(Reason::code), UnaryOperator.identity(), query.reason()));
        form.put(
                "sorts",
                Choice.all(
                        SORTS.stream(),
                        value -> written.say("pages.sort-" + value.replaceFirst("^-", "down-")),
                        page.sort()));
        form.put(
                "more",
                Stream.of(query.party(), query.number(), query.reason(), query.from(), query.to(), query.kind())
                        .anyMatch(value -> value != null && !value.isBlank()));
        return form;
    }

    /** The same list from another place on; from its beginning without one. */
    private static String address(HttpServletRequest request, @Nullable String cursor) {
        Stream<String> conditions = request.getParameterMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("cursor"))
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .filter(value -> !value.isBlank())
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)));
        return request.getContextPath() + "/documents?"
                + Stream.concat(conditions, Stream.ofNullable(cursor).map(place -> "cursor=" + encoded(place)))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
