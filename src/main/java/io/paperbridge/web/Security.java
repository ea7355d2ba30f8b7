package io.paperbridge.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
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

    @Bean
    SecurityFilterChain oneLogin(HttpSecurity http) throws Exception {
        // Hawtio's page reads the token from the cookie and sends it back as it is
        CsrfTokenRequestAttributeHandler asInTheCookie = new CsrfTokenRequestAttributeHandler();
        asInTheCookie.setCsrfRequestAttributeName(null);
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers(Security::actsByALink)
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(Customizer.withDefaults())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(asInTheCookie))
                .build();
    }
}
