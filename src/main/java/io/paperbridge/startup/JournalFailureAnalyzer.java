package io.paperbridge.startup;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says why the journal cannot be opened: usually because another Paperbridge has its file. */
final class JournalFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final int H2_FILE_IN_USE = 90020;
    private static final int H2_WRONG_USER = 28000;
    private static final String URL = "spring.datasource.url";

    private final @Nullable Environment environment;

    JournalFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (cause.getErrorCode() == H2_FILE_IN_USE) {
            return new FailureAnalysis(
                    "The journal " + url() + " is in use by another Paperbridge; stop that one first, or give this one"
                            + " another working directory. The running one polls and replays on demand too: Hawtio,"
                            + " pages Flow and Dead letters.",
                    null,
                    cause);
        }
        if (isConnectionProblem(cause)) {
            return new FailureAnalysis(
                    "The journal " + url() + " cannot be opened (" + firstLine(cause) + "); check " + URL
                            + ", spring.datasource.username and spring.datasource.password.",
                    null,
                    cause);
        }
        return null;
    }

    private static boolean isConnectionProblem(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.startsWith("08") || state.startsWith("28") || cause.getErrorCode() == H2_WRONG_USER;
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    }

    /** Without options, which may hold a password. */
    private String url() {
        String url = environment == null ? "" : environment.getProperty(URL, "");
        return url.split("[;?]", 2)[0];
    }
}
