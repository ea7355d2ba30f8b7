package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who may come in: an API key, or a token of one day from a sign-in together with the organization's id. */
final class Access {

    private static final Duration TOKEN_LIFE = Duration.ofDays(1);

    private final BigCapitalSettings settings;
    private final Clock clock;
    private final ApiKeys keys;

    Access(BigCapitalSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = new ApiKeys(clock, settings.apiKey());
    }

    void addTo(Routes routes) {
        routes.addOpen("POST", "/api/auth/signin", this::signIn)
                .addOpen("POST", "/api/auth/signup", this::signUp)
                .addOpen(
                        "GET",
                        "/api/auth/meta",
                        call -> Wire.answer(200, Wire.object().put("signup_disabled", false)))
                .add("POST", "/api/api-keys/generate", keys::generate)
                .add("GET", "/api/api-keys", keys::list)
                .add("PUT", "/api/api-keys/:id/revoke", keys::revoke);
    }

    /** There is one organization here, and room for no other. */
    private SandboxAnswer signUp(Call call) {
        new Validation(call.body())
                .requiredText("firstName")
                .requiredText("lastName")
                .email("email")
                .requiredText("password")
                .done();
        if (call.body().path("email").asText().equals(settings.email())) {
            throw Refusal.business("EMAIL_EXISTS", "The given email address is already signed-up");
        }
        throw Refusal.business("SIGNUP_RESTRICTED");
    }

    private SandboxAnswer signIn(Call call) {
        ObjectNode body = call.body();
        if (!body.path("email").isTextual() || !body.path("password").isTextual()) {
            throw Refusal.unauthorized();
        }
        String email = body.get("email").asText();
        if (!email.equals(settings.email()) || !body.get("password").asText().equals(settings.password())) {
            throw Refusal.wrongPassword(email);
        }
        return Wire.answer(
                201,
                Wire.object()
                        .put("access_token", token())
                        .put("organization_id", settings.organizationId())
                        .put("tenant_id", 1)
                        .put("user_id", 1));
    }

    /** Lets the request pass or refuses it. */
    void check(SandboxRequest request) {
        String header = request.header("authorization").orElse("");
        String credential = header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
        if (credential.toLowerCase(Locale.ROOT).startsWith("bc_")) {
            if (!keys.isValid(credential)) {
                throw Refusal.unauthorized();
            }
            return;
        }
        if (!isValid(credential)) {
            throw Refusal.unauthorized();
        }
        String organization = request.header("organization-id").orElseThrow(Refusal::noOrganization);
        if (!organization.equals(settings.organizationId())) {
            throw Refusal.unknownOrganization();
        }
    }

    private String token() {
        long now = clock.instant().getEpochSecond();
        String header = encode("{\"alg\":\"HS384\",\"typ\":\"JWT\"}");
        String claims = encode("{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(settings.email(), now, now + TOKEN_LIFE.toSeconds()));
        return header + "." + claims + "." + signature(header + "." + claims);
    }

    private boolean isValid(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        byte[] expected = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8))) {
            return false;
        }
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        long expires = Long.parseLong(claims.replaceAll(".*\"exp\":(\\d+).*", "$1"));
        return clock.instant().getEpochSecond() < expires;
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA384");
            mac.init(new SecretKeySpec(settings.apiKey().getBytes(StandardCharsets.UTF_8), "HmacSHA384"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
