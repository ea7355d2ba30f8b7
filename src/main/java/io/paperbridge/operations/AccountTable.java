package io.paperbridge.operations;

import io.paperbridge.journal.Tokens.Token;
import io.paperbridge.journal.Users.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Users and tokens as tables, for a terminal. */
final class AccountTable {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String USER_ROW = "%-30s %-10s %s";
    private static final String TOKEN_ROW = "%-10s %-30s %-10s %-18s %-18s %s";

    private AccountTable() {}

    /** The users, or a sentence where there is none. */
    static String ofUsers(List<User> users) {
        List<String> rows = new ArrayList<>();
        rows.add(USER_ROW.formatted("Name", "Role", "State"));
        for (User user : users) {
            rows.add(USER_ROW.formatted(user.name(), user.role().word(), user.disabled() ? "disabled" : "active"));
        }
        return rows.size() == 1
                ? "There is no user beside the login of the settings, which is an admin."
                : String.join(System.lineSeparator(), rows);
    }

    /** The tokens and how they stand now, without the tokens themselves; a sentence where there is none. */
    static String ofTokens(List<Token> tokens, Instant now) {
        List<String> rows = new ArrayList<>();
        rows.add(TOKEN_ROW.formatted("Id", "User", "Role", "Made (UTC)", "Last used (UTC)", "State"));
        for (Token token : tokens) {
            rows.add(TOKEN_ROW.formatted(
                    token.id(),
                    token.user(),
                    token.role().word(),
                    MINUTE.format(token.createdAt()),
                    token.lastUsedAt() == null ? "-" : MINUTE.format(token.lastUsedAt()),
                    state(token, now)));
        }
        return rows.size() == 1 ? "There is no token." : String.join(System.lineSeparator(), rows);
    }

    private static String state(Token token, Instant now) {
        Instant end = token.expiresAt();
        if (token.revokedAt() != null) {
            return "revoked";
        }
        if (end == null) {
            return "holds";
        }
        return (end.isAfter(now) ? "holds until " : "expired ") + MINUTE.format(end);
    }
}
