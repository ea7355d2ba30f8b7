package io.paperbridge.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs in who sends {@code Authorization: Bearer pb_…}, for this request; a token that does not hold is answered, not passed over. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Accounts accounts;
    private final AuthenticationEntryPoint refusal;

    TokenFilter(Accounts accounts, AuthenticationEntryPoint refusal) {
        this.accounts = accounts;
        this.refusal = refusal;
    }

    /** Whether a token comes with a request; no browser sends one by itself. */
    static boolean comesWithToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!comesWithToken(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            String token = request.getHeader(HttpHeaders.AUTHORIZATION)
                    .substring(SCHEME.length())
                    .strip();
            Account account = accounts.bearer(token, request.getRemoteAddr());
            UsernamePasswordAuthenticationToken login =
                    UsernamePasswordAuthenticationToken.authenticated(account, null, account.authorities());
            login.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(login);
            SecurityContextHolder.setContext(context);
        } catch (AuthenticationException wrong) {
            SecurityContextHolder.clearContext();
            refusal.commence(request, response, wrong);
            return;
        }
        chain.doFilter(request, response);
    }
}
