package io.paperbridge.web;

import io.paperbridge.journal.Role;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Logins with another server by OpenID Connect, where one is configured; what they may is what its claims say. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OtherLogins {

    private static final String NO_ROLE = "no-role";

    private final ObjectProvider<ClientRegistrationRepository> servers;
    private final OidcSettings settings;

    OtherLogins(ObjectProvider<ClientRegistrationRepository> servers, OidcSettings settings) {
        this.servers = servers;
        this.settings = settings;
    }

    /** Offers them on the login page; does nothing where none is configured. */
    void offer(HttpSecurity http, AuthenticationFailureHandler failed) throws Exception {
        ClientRegistrationRepository known = servers.getIfAvailable();
        if (known != null) {
            OidcUserService asked = new OidcUserService();
            http.oauth2Login(login -> login.loginPage("/login")
                    .clientRegistrationRepository(known)
                    .failureHandler((request, response, thrown) -> {
                        if (thrown instanceof OAuth2AuthenticationException refused
                                && refused.getError().getErrorCode().equals(NO_ROLE)) {
                            PlainRefusal.write(
                                    response,
                                    HttpStatus.FORBIDDEN,
                                    refused.getError().getDescription());
                        } else {
                            failed.onAuthenticationFailure(request, response, thrown);
                        }
                    })
                    .userInfoEndpoint(user -> user.oidcUserService(request -> user(asked, request))));
        }
    }

    private OidcUser user(OidcUserService asked, OidcUserRequest request) {
        OidcUser user = asked.loadUser(request);
        Map<String, Object> claims = user.getClaims();
        String name = Stream.of("preferred_username", "email", "sub")
                .filter(claim -> claims.get(claim) instanceof String text && !text.isBlank())
                .findFirst()
                .orElse("sub");
        Optional<Role> role = settings.role(claims);
        if (role.isEmpty()) {
            String sentence = "You are not let in: " + claims.get(name)
                    + " has no role here; one of the groups of paperbridge.security.oidc must be in "
                    + String.join(" or ", settings.claims()) + ".";
            throw new OAuth2AuthenticationException(new OAuth2Error(NO_ROLE, sentence, null), sentence);
        }
        return new DefaultOidcUser(Account.authorities(role.get()), user.getIdToken(), user.getUserInfo(), name);
    }
}
