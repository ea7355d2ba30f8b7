package io.paperbridge.sandbox.paperless;

import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * What every request passes before and after the call itself, in the order of Paperless: does the path exist, can the answer be
 * made as asked for, who is calling, may this method be used.
 */
final class Gate {

    private static final String HTML = "text/html; charset=utf-8";
    private static final Pattern VERSION = Pattern.compile(";\\s*version=([^;,\\s]*)");
    private static final int WORTH_COMPRESSING = 200;
    private static final Account NOBODY = new Account(0, "", "", "", false, Set.of());

    private final Archive archive;
    private final Routes routes;
    private final Accounts accounts;

    Gate(Archive archive, Accounts accounts) {
        this.archive = archive;
        this.routes = new Routes(archive);
        this.accounts = accounts;
    }

    SandboxAnswer answer(SandboxRequest request) {
        try {
            return compressed(request, headless(request, dispatch(request)));
        } catch (Refusal refusal) {
            return localised(request, refusal.answer());
        }
    }

    private SandboxAnswer dispatch(SandboxRequest request) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        boolean login = request.path().equals("/api/token/");
        Optional<Routes.Match> match = login
                ? Optional.of(new Routes.Match(Map.of("POST", accounts::token), List.of()))
                : routes.match(request.path());
        if (match.isEmpty()) {
            return elsewhere(request);
        }
        int api = negotiate(request);
        Account account = login ? NOBODY : accounts.authenticate(request);
        SandboxAnswer answer;
        try {
            Function<Call, SandboxAnswer> handler = match.get().methods().get(method);
            if (handler == null) {
                throw Refusal.detail(405, "Method \"" + request.method() + "\" not allowed.")
                        .with("Allow", String.join(", ", match.get().methods().keySet()));
            }
            answer = wantsHtml(request)
                    ? SandboxAnswer.text(200, HTML, "<!doctype html><html><title>Django REST framework</title></html>")
                    : handler.apply(new Call(request, account, match.get().variables(), api));
        } catch (Refusal refusal) {
            answer = refusal.answer();
        }
        return login ? answer : localised(request, versioned(answer));
    }

    /** Paths that are no part of the API belong to the web page: it asks to sign in, and refuses what it did not send itself. */
    private static SandboxAnswer elsewhere(SandboxRequest request) {
        if (request.path().startsWith("/accounts/login")) {
            return SandboxAnswer.text(200, HTML, "<!doctype html><html><title>Paperless-ngx sign in</title></html>");
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return SandboxAnswer.text(
                    403,
                    HTML,
                    "<!doctype html><html lang=\"en\"><title>403 Forbidden</title>"
                            + "<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p></html>");
        }
        String target = request.path().equals("/api/") ? "schema/view/" : "/accounts/login/?next=" + request.path();
        return SandboxAnswer.text(302, HTML, "").with("Location", target);
    }

    private int negotiate(SandboxRequest request) {
        String accept = request.header("accept").orElse("*/*");
        if (!accept.contains("*/*") && !accept.contains("application/json") && !wantsHtml(request)) {
            throw Refusal.detail(406, "Could not satisfy the request Accept header.");
        }
        Matcher version = VERSION.matcher(accept);
        if (!version.find()) {
            return archive.version.newestApi();
        }
        String asked = version.group(1);
        if (!asked.matches("\\d{1,3}") || !archive.version.knows(Integer.parseInt(asked))) {
            throw Refusal.detail(406, "Invalid version in \"Accept\" header.");
        }
        return Integer.parseInt(asked);
    }

    private static boolean wantsHtml(SandboxRequest request) {
        return request.header("accept").orElse("").startsWith("text/html");
    }

    private SandboxAnswer versioned(SandboxAnswer answer) {
        return answer.with("X-Api-Version", Integer.toString(archive.version.newestApi()))
                .with("X-Version", archive.version.release())
                .with("Vary", "Accept, Accept-Language, origin, Cookie");
    }

    /** The texts of errors follow the language of the caller; nothing should depend on them. */
    private static SandboxAnswer localised(SandboxRequest request, SandboxAnswer answer) {
        if (answer.status() != 400
                || !request.header("accept-language").orElse("").startsWith("de")) {
            return answer;
        }
        String german = answer.body()
                .text()
                .replace("This field may not be null.", "Dieses Feld darf nicht null sein.")
                .replace("This field is required.", "Dieses Feld ist zwingend erforderlich.");
        SandboxAnswer translated = SandboxAnswer.json(400, german);
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            translated = translated.with(header.getKey(), header.getValue());
        }
        return translated;
    }

    private static SandboxAnswer headless(SandboxRequest request, SandboxAnswer answer) {
        return request.method().equals("HEAD")
                ? new SandboxAnswer(answer.status(), answer.headers(), new SandboxRequest.Body(new byte[0]))
                : answer;
    }

    private static SandboxAnswer compressed(SandboxRequest request, SandboxAnswer answer) {
        byte[] plain = answer.body().bytes();
        if (plain.length < WORTH_COMPRESSING
                || !request.header("accept-encoding").orElse("").contains("gzip")) {
            return answer;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SandboxAnswer(answer.status(), answer.headers(), new SandboxRequest.Body(out.toByteArray()))
                .with("Content-Encoding", "gzip");
    }
}
