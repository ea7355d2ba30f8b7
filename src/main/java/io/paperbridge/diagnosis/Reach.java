package io.paperbridge.diagnosis;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API of a server is reached at all.
 *
 * @param check the name of the check
 * @param remote the server, for sentences
 * @param address the address the settings give
 * @param setting the setting that holds it, as the environment calls it
 * @param signs what the answers' headers say
 */
public record Reach(String check, String remote, String address, String setting, ServerSigns signs) {

    private static final int BAD_REQUEST = 400;

    /** What is wrong with the way to the server; empty when its API has answered, well or not. */
    public Optional<Finding> problem(Answer answer) {
        RemoteFailure failure = answer.failure(RemoteFailure.class);
        if (failure != null && failure.status() >= 500) {
            return Optional.of(Finding.fail(
                    check,
                    Sentence.of("diagnosis.server-fails", remote, failure.status()),
                    Sentence.of("diagnosis.server-fails-remedy", remote)));
        }
        if (failure != null && failure.status() == 0) {
            return Optional.of(unreached(answer));
        }
        ConfigurationFault fault = answer.failure(ConfigurationFault.class);
        if (fault != null && fault.reason() == Reason.WRONG_ADDRESS) {
            return Optional.of(elsewhere(answer, fault));
        }
        return answer.isGood() || failure != null || fault != null
                ? Optional.empty()
                : Optional.of(Finding.fail(check, answer.wording(), null));
    }

    /** The API has answered. */
    public Finding good() {
        return Finding.ok(check, Sentence.of("diagnosis.reached", remote, address));
    }

    private Finding elsewhere(Answer answer, ConfigurationFault fault) {
        Optional<String> location = signs.location();
        boolean plain = address.toLowerCase(Locale.ROOT).startsWith("http://");
        if (plain && location.filter(target -> target.startsWith("https://")).isPresent()) {
            return Finding.fail(
                    check,
                    Sentence.of("diagnosis.redirects-to-https", remote, address),
                    Sentence.of("diagnosis.redirects-to-https-remedy", setting));
        }
        if (location.isPresent()) {
            return Finding.fail(
                    check,
                    Sentence.of("diagnosis.redirects", remote, address, location.get()),
                    Sentence.of("diagnosis.redirects-remedy", setting));
        }
        return Finding.fail(
                check,
                fault.wording(),
                plain && answer.status() == BAD_REQUEST ? Sentence.of("diagnosis.maybe-https-remedy", setting) : null);
    }

    private Finding unreached(Answer answer) {
        if (answer.failure(SSLException.class) != null) {
            return fail(answer, "diagnosis.no-tls", "diagnosis.no-tls-remedy");
        }
        if (answer.failure(UnknownHostException.class) != null) {
            return fail(answer, "diagnosis.unknown-host", "diagnosis.unknown-host-remedy");
        }
        if (answer.failure(SocketTimeoutException.class) != null) {
            return fail(answer, "diagnosis.too-slow", "diagnosis.too-slow-remedy");
        }
        if (answer.failure(ConnectException.class) != null) {
            return fail(answer, "diagnosis.refused", "diagnosis.refused-remedy");
        }
        return fail(answer, "diagnosis.cut", "diagnosis.refused-remedy");
    }

    private Finding fail(Answer answer, String sentence, String remedy) {
        @Nullable IOException cause = answer.failure(IOException.class);
        String name = cause == null ? "" : cause.getClass().getSimpleName();
        return Finding.fail(check, Sentence.of(sentence, remote, address, name), Sentence.of(remedy, setting));
    }
}
