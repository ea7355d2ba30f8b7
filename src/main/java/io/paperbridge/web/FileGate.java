package io.paperbridge.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before whatever reads a parameter, since the first one that is asked for has the web server write the files of a form to the
 * disk. Forms with files go on only where files are taken, from who may send them, and no larger than what is taken.
 */
final class FileGate extends OncePerRequestFilter {

    /** What is beside the files in a form. */
    private static final DataSize BESIDE = DataSize.ofKilobytes(64);

    private final Accounts accounts;
    private final Map<String, Integer> filesAt;
    private final DataSize largestFile;
    private final RequestMatcher judgedUnread;
    private final Refusal refusal;

    /**
     * @param filesAt how many files are taken at which address
     * @param judgedUnread requests whose login is looked at, or which are refused, before a parameter is read
     */
    FileGate(
            Accounts accounts,
            Map<String, Integer> filesAt,
            DataSize largestFile,
            RequestMatcher judgedUnread,
            Refusal refusal) {
        this.accounts = accounts;
        this.filesAt = Map.copyOf(filesAt);
        this.largestFile = largestFile;
        this.judgedUnread = judgedUnread;
        this.refusal = refusal;
    }

    /** How it is answered; never by an error of the servlet, whose page would read the form. */
    interface Refusal {

        void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus why) throws IOException;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Integer files = filesAt.get(Security.pathOf(request));
        if (files == null || !request.getMethod().equals("POST")) {
            refusal.answer(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        } else if (request.getContentLengthLong() > files * largestFile.toBytes() + BESIDE.toBytes()) {
            refusal.answer(request, response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else if (judgedUnread.matches(request) || isWelcome(request)) {
            chain.doFilter(request, response);
        } else {
            refusal.answer(request, response, HttpStatus.UNAUTHORIZED);
        }
    }

    private boolean isWelcome(HttpServletRequest request) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getPrincipal() instanceof Account account) {
            return accounts.now(account)
                    .filter(now -> Access.needed(request).isMetBy(Optional.of(now.role())))
                    .isPresent();
        }
        return Access.decide(login, request).isGranted();
    }
}
