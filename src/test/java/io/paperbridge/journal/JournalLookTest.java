package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Finding.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLookTest {

    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    private static final Map<String, String> LED = Map.of("Paperless", "http://paperless", "BigCapital", "org1");

    private final String url;
    private final Path folder;

    JournalLookTest(@TempDir Path folder) {
        this.folder = folder;
        this.url = "jdbc:h2:file:" + folder.resolve("paperbridge") + OPTIONS;
    }

    @Test
    void makesNoJournalWhereThereIsNone() {
        // When
        List<Finding> findings = look().findings(LED);
        // Then
        assertThat(findings).hasSize(1).allMatch(finding -> finding.level() == Level.OK);
        assertThat(findings.get(0).sentence()).hasToString("There is no journal yet; the first start makes it.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void findsTheBindingsRightWithoutWriting() throws Exception {
        // Given
        bind("Paperless", "http://paperless");
        byte[] before = Files.readAllBytes(folder.resolve("paperbridge.mv.db"));
        // When
        List<Finding> findings = look().findings(LED);
        // Then
        assertThat(findings).extracting(Finding::level).containsExactly(Level.OK, Level.OK);
        assertThat(findings.get(0).sentence().toString()).contains("belongs to Paperless http://paperless");
        assertThat(findings.get(1).sentence()).hasToString("The journal belongs to no BigCapital yet.");
        assertThat(Files.readAllBytes(folder.resolve("paperbridge.mv.db"))).isEqualTo(before);
    }

    @Test
    void refusesAJournalOfAnother() throws Exception {
        // Given
        bind("BigCapital", "org2");
        // When
        List<Finding> findings = look().findings(LED);
        // Then
        assertThat(findings.get(1).level()).isEqualTo(Level.FAIL);
        assertThat(findings.get(1).sentence())
                .hasToString("The journal belongs to BigCapital org2, but the settings lead to org1.");
        assertThat(findings.get(1).remedy()).isNotNull();
    }

    @Test
    void doesNotJudgeWhatTheSettingsLeadToWhileItIsNotKnown() throws Exception {
        // Given
        bind("BigCapital", "org2");
        // When
        List<Finding> findings = look().findings(Map.of("Paperless", "http://paperless"));
        // Then
        assertThat(findings.get(1).level()).isEqualTo(Level.NOT_CHECKED);
    }

    private JournalLook look() {
        return new JournalLook(url, "", "");
    }

    private void bind(String remote, String identity) throws SQLException {
        try (Connection journal = DriverManager.getConnection(url, "", "")) {
            journal.createStatement()
                    .execute("create table binding (remote varchar(20) primary key, identity varchar(500) not null)");
            journal.createStatement().execute("insert into binding values ('" + remote + "', '" + identity + "')");
        }
    }
}
