package io.paperbridge.web;

import io.paperbridge.web.api.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

/** One login in front of everything but the health check and the webhook. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Security {

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    @SuppressWarnings("SystemOut") // a password never goes to the log
    UserDetailsService users(SecuritySettings settings, PasswordEncoder encoder, LocalControl control) {
        String hash = new Login(settings, encoder, System.out).passwordHash();
        return new InMemoryUserDetailsManager(
                operator(settings.user(), hash), operator(LocalControl.USER, encoder.encode(control.secret())));
    }

    private static UserDetails operator(String name, String hash) {
        return User.withUsername(name).password(hash).roles("OPERATOR").build();
    }

    /** Jolokia also takes commands by GET, which any page the operator opens could send along with the login; Hawtio sends POST. */
    private static boolean actsByALink(HttpServletRequest request) {
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        return request.getMethod().equals("GET")
                && path.contains("/jolokia")
                && (path.contains("exec") || path.contains("write") || request.getParameter("p") != null);
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
                .build();
    }

    /** The same login, but what is refused is answered as a problem instead of leading to the login page. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, Problems problems) throws Exception {
        return http.securityMatcher(Problems.API + "**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(
                        (request, response, thrown) -> problems.notLoggedIn(request, response)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, thrown) -> problems.notLoggedIn(request, response))
                        .accessDeniedHandler((request, response, thrown) -> {
                            if (SecurityContextHolder.getContext().getAuthentication() == null) {
                                problems.notLoggedIn(request, response);
                            } else {
                                problems.forbidden(request, response);
                            }
                        }))
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(asInTheCookie())
                        .ignoringRequestMatchers(Security::isAProgram))
                .build();
    }

    /**
     * Whether no page has sent it: a program gives the login with the request. A browser also repeats a login by itself, for the
     * request of any page, but then says where the request comes from.
     */
    private static boolean isAProgram(HttpServletRequest request) {
        return request.getHeader("Authorization") != null
                && Stream.of("Origin", "Referer", "Sec-Fetch-Site").allMatch(name -> request.getHeader(name) == null);
    }

    /** Hawtio's page reads the token from the cookie and sends it back as it is. */
    private static CsrfTokenRequestAttributeHandler asInTheCookie() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    @Bean
    SecurityFilterChain oneLogin(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**", "/login", "/assets/**")
                                .permitAll()
                                .requestMatchers(Security::actsByALink)
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login"))
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(asInTheCookie()))
                .build();
    }
}
