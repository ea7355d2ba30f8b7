package io.paperbridge.journal;

import io.paperbridge.diagnosis.Finding;
import io.paperbridge.language.Sentence;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** Looks which servers the journal of the settings belongs to, without writing, while the doctor itself works with an empty one. */
@Component
public class JournalLook {

    private static final String H2_MEMORY = "jdbc:h2:mem:";
    private static final String CHECK = "journal.binding.";
    private static final int H2_FILE_IN_USE = 90020;
    private static final int H2_NOT_FOUND = 90146;

    private final String url;
    private final String user;
    private final String password;

    JournalLook(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username:}") String user,
            @Value("${spring.datasource.password:}") String password) {
        this.url = url;
        this.user = user.isEmpty() && url.startsWith(H2_MEMORY) ? "sa" : user; // as Spring Boot does it
        this.password = password;
    }

    /**
     * One finding for each server.
     *
     * @param identities what the settings lead to, by server; without those that are not known
     */
    public List<Finding> findings(Map<String, String> identities) {
        Map<String, String> bound;
        try {
            bound = bindings();
        } catch (DataAccessException e) {
            return List.of(unseen(e));
        }
        List<Finding> findings = new ArrayList<>();
        for (String remote : List.of("Paperless", "BigCapital")) {
            findings.add(
                    judge(remote, Optional.ofNullable(bound.get(remote)), Optional.ofNullable(identities.get(remote))));
        }
        return findings;
    }

    private static Finding judge(String remote, Optional<String> bound, Optional<String> led) {
        String check = CHECK + remote.toLowerCase(Locale.ROOT);
        if (bound.isEmpty()) {
            return Finding.ok(check, Sentence.of("journal.check-unbound", remote));
        }
        if (led.isEmpty()) {
            return Finding.notChecked(check, Sentence.of("journal.check-bound-to-unknown", remote, bound.get()));
        }
        return bound.equals(led)
                ? Finding.ok(check, Sentence.of("journal.check-bound", remote, bound.get()))
                : Finding.fail(
                        check,
                        Sentence.of("journal.check-bound-to-other", remote, bound.get(), led.get()),
                        Sentence.of("journal.check-bound-to-other-remedy"));
    }

    private Finding unseen(DataAccessException thrown) {
        String check = CHECK + "journal";
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_FILE_IN_USE) {
                return Finding.ok(check, Sentence.of("journal.check-in-use"));
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_NOT_FOUND) {
                return Finding.ok(check, Sentence.of("journal.check-none"));
            }
        }
        if (thrown instanceof BadSqlGrammarException) {
            return Finding.ok(check, Sentence.of("journal.check-none"));
        }
        return Finding.fail(
                check,
                Sentence.of(
                        "journal.check-shut",
                        url.split("[;?]", 2)[0],
                        String.valueOf(root.getMessage()).lines().findFirst().orElse("")),
                Sentence.of("journal.check-shut-remedy"));
    }

    private Map<String, String> bindings() {
        DriverManagerDataSource journal = new DriverManagerDataSource(withoutWriting(url), user, password);
        if (!url.startsWith("jdbc:h2:")) {
            Properties readOnly = new Properties();
            readOnly.setProperty("readOnly", "true");
            journal.setConnectionProperties(readOnly);
        }
        Map<String, String> bound = new HashMap<>();
        JdbcClient.create(journal)
                .sql("select remote, identity from binding")
                .query((row, number) -> bound.put(row.getString("remote"), row.getString("identity")))
                .list();
        return bound;
    }

    /** H2 would make a file that is not there, and settings such as WRITE_DELAY are written into it. */
    static String withoutWriting(String url) {
        if (!url.startsWith("jdbc:h2:")) {
            return url;
        }
        String reading = url.replaceAll("(?i);(WRITE_DELAY|DB_CLOSE_ON_EXIT|DB_CLOSE_DELAY)=[^;]*", "");
        return url.startsWith(H2_MEMORY)
                ? reading + ";IFEXISTS=TRUE"
                : reading + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;DB_CLOSE_ON_EXIT=FALSE";
    }
}
