package io.paperbridge.web.pages;

import io.paperbridge.language.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where one logs in, here or with another server; what it sends is taken by Spring Security. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class LoginPage {

    private final Pages pages;
    private final List<Choice> others;

    LoginPage(Pages pages, ObjectProvider<InMemoryClientRegistrationRepository> servers) {
        this.pages = pages;
        this.others = servers.stream()
                .flatMap(known -> StreamSupport.stream(known.spliterator(), false))
                .map(LoginPage::choice)
                .toList();
    }

    @GetMapping("/login")
    ModelAndView login(HttpServletRequest request) {
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("failed", request.getParameter("error") != null);
        content.put("left", request.getParameter("logout") != null);
        content.put("others", Listed.of(others));
        return pages.page(request, "login", Sentence.of("pages.login-title").in(pages.locale(request)), content);
    }

    private static Choice choice(ClientRegistration server) {
        return new Choice(server.getRegistrationId(), server.getClientName(), false);
    }
}
