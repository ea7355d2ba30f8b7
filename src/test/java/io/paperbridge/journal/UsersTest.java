package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Users, tokens and the audit, as all nodes see them. */
class UsersTest {

    @OnEachDatabase
    void aNameIsTakenOnceWhateverItsCase(TestJournal journal) {
        // Given
        Users users = journal.node().users;
        // When
        boolean first = users.add("Anna", "hash", Role.VIEWER);
        boolean second = users.add(" anna ", "other", Role.ADMIN);
        boolean unknown = users.change("berta", "hash", Role.ADMIN);
        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(unknown).isFalse();
        assertThat(users.all()).containsExactly(new Users.User("anna", "hash", Role.VIEWER, false));
        assertThat(users.all().toString()).doesNotContain("hash");
    }

    @OnEachDatabase
    void aDisabledUserHasNoTokensUntilEnabledAgain(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.users.add("anna", "hash", Role.OPERATOR);
        Tokens.Made made = node.tokens.make("Anna", Role.OPERATOR, null);
        // When
        node.users.disable("anna", true);
        boolean disabled = node.tokens.use(made.token()).isPresent();
        node.users.disable("anna", false);
        boolean enabled = node.tokens.use(made.token()).isPresent();
        // Then
        assertThat(disabled).isFalse();
        assertThat(enabled).isTrue();
        assertThat(made.toString()).doesNotContain(made.token());
    }

    @OnEachDatabase
    void aTokenMayNoMoreThanItsUserAndEndsWhenItIsRevokedOrExpires(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.users.add("anna", "hash", Role.ADMIN);
        Tokens.Made lasting = node.tokens.make("anna", Role.ADMIN, Duration.ofDays(1));
        Tokens.Made expired = node.tokens.make("anna", Role.ADMIN, Duration.ofSeconds(-1));
        node.users.change("anna", "hash", Role.VIEWER);
        // When
        var bearer = node.tokens.use(lasting.token());
        var late = node.tokens.use(expired.token());
        boolean revoked = node.tokens.revoke(lasting.id());
        boolean twice = node.tokens.revoke(lasting.id());
        // Then
        assertThat(bearer).hasValue(new Tokens.Bearer("anna", Role.VIEWER, lasting.id()));
        assertThat(late).isEmpty();
        assertThat(revoked).isTrue();
        assertThat(twice).isFalse();
        assertThat(node.tokens.use(lasting.token())).isEmpty();
        assertThat(node.tokens.all())
                .filteredOn(token -> token.id().equals(lasting.id()))
                .allSatisfy(token -> {
                    assertThat(token.lastUsedAt()).isNotNull();
                    assertThat(token.revokedAt()).isNotNull();
                });
    }

    @OnEachDatabase
    void theAuditIsReadFromTheLatestOn(TestJournal journal) {
        // Given
        AuditLog audit = journal.node().audit;
        audit.note("anna", "user add", "berta as viewer");
        audit.note("anna", "pause", null);
        // When
        List<AuditLog.Entry> latest = audit.page(null, 1);
        List<AuditLog.Entry> before = audit.page(latest.get(0).key(), 10);
        // Then
        assertThat(latest).extracting(AuditLog.Entry::action).containsExactly("pause");
        assertThat(latest.get(0).details()).isNull();
        assertThat(before).extracting(AuditLog.Entry::details).containsExactly("berta as viewer");
    }
}
