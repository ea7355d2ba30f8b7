package io.paperbridge.web.pages;

import io.paperbridge.language.Sentence;
import io.paperbridge.web.api.DeedsApi;
import io.paperbridge.web.api.DeedsApi.Approve;
import io.paperbridge.web.api.DeedsApi.Discard;
import io.paperbridge.web.api.DeedsApi.Done;
import io.paperbridge.web.api.DeedsApi.Rebook;
import io.paperbridge.web.api.DeedsApi.Resolve;
import io.paperbridge.web.api.DocumentFinder;
import io.paperbridge.web.api.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person decides on the page of a document: the same orders as in the API, and what became of them on the page again. */
@Controller
@RequestMapping("/documents/{id}")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DocumentForms {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final DeedsApi deeds;
    private final DocumentFinder finder;
    private final Pages pages;

    DocumentForms(DeedsApi deeds, DocumentFinder finder, Pages pages) {
        this.deeds = deeds;
        this.finder = finder;
        this.pages = pages;
    }

    @PostMapping("/retry")
    String retry(@PathVariable String id, Principal who, HttpServletRequest request, RedirectAttributes after) {
        return done(id, request, after, () -> deeds.retry(id, who, request));
    }

    @PostMapping("/discard")
    String discard(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletRequest request,
            RedirectAttributes after) {
        return done(id, request, after, () -> {
            if (reason.isBlank()) {
                throw Refusal.badRequest(Sentence.of("pages.reason-missing"));
            }
            return deeds.discard(id, new Discard(reason), who, request);
        });
    }

    @PostMapping("/resolve")
    String resolve(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String entry,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String reason,
            Principal who,
            HttpServletRequest request,
            RedirectAttributes after) {
        return done(id, request, after, () -> {
            if (!NUMBER.matcher(entry.strip()).matches()) {
                throw Refusal.badRequest(Sentence.of("pages.entry-missing"));
            }
            return deeds.resolve(id, new Resolve(Long.valueOf(entry.strip()), kind, reason), who, request);
        });
    }

    @PostMapping("/rebook")
    String rebook(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            Principal who,
            HttpServletRequest request,
            RedirectAttributes after) {
        return done(id, request, after, () -> deeds.rebook(id, new Rebook(reason), who, request));
    }

    @PostMapping("/approve")
    String approve(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            Principal who,
            HttpServletRequest request,
            RedirectAttributes after) {
        return done(id, request, after, () -> deeds.approve(id, new Approve(reason), who, request));
    }

    private String done(String id, HttpServletRequest request, RedirectAttributes after, Supplier<Done> deed) {
        Pages.requireOperator(request);
        finder.find(id);
        try {
            after.addFlashAttribute(Pages.SAID, deed.get().message());
        } catch (Refusal refusal) {
            after.addFlashAttribute(Pages.REFUSED, refusal.detail().in(pages.locale(request)));
        }
        return "redirect:/documents/" + id;
    }
}
