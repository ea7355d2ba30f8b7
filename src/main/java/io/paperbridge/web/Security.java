package io.paperbridge.web;

import io.paperbridge.journal.AuditLog;
import io.paperbridge.operations.UploadSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.RequestMatchers;

/**
 * A login in front of everything but the health check and the webhook; {@link Access} says who may call what. That of the API is
 * {@link ApiSecurity}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Security {

    private static final String REALM = "Paperbridge";

    private static final List<String> JOLOKIA = List.of("/actuator/jolokia", "/actuator/hawtio/jolokia");

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    /**
     * Jolokia also takes commands by GET, which any page the operator opens could send along with the login. So whatever is no POST,
     * which needs the token of the cookie, gets no further than the bare address, from which Hawtio learns that there is a Jolokia. The
     * path is the decoded one, as Jolokia reads it.
     */
    private static boolean actsByALink(HttpServletRequest request) {
        String path = pathOf(request);
        return !request.getMethod().equals("POST")
                && JOLOKIA.stream()
                        .anyMatch(bare -> (path + "/").startsWith(bare + "/")
                                && (path.length() > bare.length() + 1 || request.getParameter("p") != null));
    }

    /** Decoded, and without the path of the application. */
    static String pathOf(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /** The webhook has a secret instead of a login, and no browser to protect. */
    @Bean
    @Order(1)
    SecurityFilterChain hooks(HttpSecurity http, Hook hook) throws Exception {
        return http.securityMatcher("/hooks/**")
                .addFilterBefore(new HookGuard(hook), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .headers(BrowserRules::ofTheApi)
                .build();
    }

    /** Then nobody looks for it in the form. */
    static boolean hasTheTokenBesideTheForm(HttpServletRequest request) {
        return request.getHeader("X-XSRF-TOKEN") != null;
    }

    /** Hawtio's page reads the token from the cookie and sends it back as it is. */
    static CsrfTokenRequestAttributeHandler asInTheCookie() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    @Bean
    SecurityFilterChain oneLogin(
            HttpSecurity http, Accounts accounts, OtherLogins others, UploadSettings uploads, AuditLog audit)
            throws Exception {
        BasicAuthenticationEntryPoint basicRefusal = new BasicAuthenticationEntryPoint();
        basicRefusal.setRealmName(REALM);
        AuthenticationEntryPoint refusal = (request, response, thrown) -> {
            if (thrown instanceof TooManyLogins) {
                PlainRefusal.tooMany(response);
            } else if ("XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED); // a page asks; the browser need not
            } else {
                basicRefusal.commence(request, response, thrown);
            }
        };
        SimpleUrlAuthenticationFailureHandler back = new SimpleUrlAuthenticationFailureHandler("/login?error");
        AuthenticationFailureHandler formRefusal = (request, response, thrown) -> {
            if (thrown instanceof TooManyLogins) {
                PlainRefusal.tooMany(response);
            } else {
                back.onAuthenticationFailure(request, response, thrown);
            }
        };
        back.setAllowSessionCreation(false);
        others.offer(http, back);
        FileGate files = new FileGate(
                accounts,
                Map.of("/upload", UploadSettings.MOST_FILES),
                uploads.largestFile(),
                RequestMatchers.anyOf(TokenFilter::comesWithToken, Security::hasTheTokenBesideTheForm),
                PlainRefusal::ofFiles);
        return http.authenticationProvider(accounts)
                .addFilterBefore(files, CsrfFilter.class)
                .addFilterBefore(new TokenFilter(accounts, refusal), BasicAuthenticationFilter.class)
                .addFilterBefore(new StillWelcome(accounts), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new AuditTrail(audit), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(Security::actsByALink).denyAll();
                    byTheRules(requests);
                })
                .formLogin(form -> form.loginPage("/login").withObjectPostProcessor(answering(formRefusal)))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusal))
                .requestCache(asked -> asked.requestCache(pageAskedFor()))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(asInTheCookie())
                        .ignoringRequestMatchers(TokenFilter::comesWithToken))
                .headers(BrowserRules::ofThePages)
                .build();
    }

    /** Kept by the browser until it has logged in: a session for whoever comes by would fill the memory. */
    private static CookieRequestCache pageAskedFor() {
        CookieRequestCache asked = new CookieRequestCache();
        asked.setRequestMatcher(request -> request.getMethod().equals("GET")
                && String.valueOf(request.getHeader("Accept")).contains(MediaType.TEXT_HTML_VALUE));
        return asked;
    }

    /** Set here, since the login page shows no error any more where the form has a handler of its own. */
    private static ObjectPostProcessor<UsernamePasswordAuthenticationFilter> answering(
            AuthenticationFailureHandler refusal) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends UsernamePasswordAuthenticationFilter> O postProcess(O form) {
                form.setAuthenticationFailureHandler(refusal);
                return form;
            }
        };
    }

    static void byTheRules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll() // the request that led there was checked
                .anyRequest()
                .access((login, context) -> Access.decide(login.get(), context.getRequest()));
    }
}
