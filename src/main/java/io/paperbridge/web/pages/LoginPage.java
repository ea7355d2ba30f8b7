package io.paperbridge.web.pages;

import io.paperbridge.language.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where one logs in; what it sends is taken by Spring Security. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class LoginPage {

    private final Pages pages;

    LoginPage(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/login")
    ModelAndView login(HttpServletRequest request) {
        return pages.page(
                request,
                "login",
                Sentence.of("pages.login-title").in(pages.locale(request)),
                Map.of(
                        "failed", request.getParameter("error") != null,
                        "left", request.getParameter("logout") != null));
    }
}
