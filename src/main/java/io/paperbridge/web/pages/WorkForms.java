package io.paperbridge.web.pages;

import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.PostingLane;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.Polling;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets work go on, from the first page; who did it stands in the log. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class WorkForms {

    private static final Logger LOG = LoggerFactory.getLogger("paperbridge");

    private final Pages pages;
    private final Polling polling;
    private final Pauses pauses;
    private final PostingLane lane;

    WorkForms(Pages pages, Polling polling, Pauses pauses, PostingLane lane) {
        this.pages = pages;
        this.polling = polling;
        this.pauses = pauses;
        this.lane = lane;
    }

    @PostMapping("/poll")
    String poll(HttpServletRequest request, RedirectAttributes after) {
        Pages.requireOperator(request);
        boolean begun = !pauses.isPaused() && polling.pollNow();
        return say(request, after, begun, begun ? "pages.poll-begun" : "pages.poll-not");
    }

    @PostMapping("/resume")
    String resume(Principal who, HttpServletRequest request, RedirectAttributes after) {
        Pages.requireOperator(request);
        pauses.resume(who.getName());
        return say(request, after, true, "pages.resumed");
    }

    @PostMapping("/resume-posting")
    String resumePosting(Principal who, HttpServletRequest request, RedirectAttributes after) {
        Pages.requireOperator(request);
        lane.resume();
        LOG.info("Posting resumed by {}", who.getName());
        return say(request, after, true, "pages.posting-resumed");
    }

    private String say(HttpServletRequest request, RedirectAttributes after, boolean done, String key) {
        after.addFlashAttribute(
                done ? Pages.SAID : Pages.REFUSED, Sentence.of(key).in(pages.locale(request)));
        return "redirect:/";
    }
}
