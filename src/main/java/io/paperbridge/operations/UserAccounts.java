package io.paperbridge.operations;

import io.paperbridge.journal.AuditLog;
import io.paperbridge.journal.Role;
import io.paperbridge.journal.Tokens;
import io.paperbridge.journal.Users;
import io.paperbridge.journal.Users.User;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Users and tokens, for the command line and for Hawtio; what is wrong is an {@link IllegalArgumentException} with a sentence. */
@Component
@ManagedResource(objectName = "io.paperbridge:type=Users", description = "Who may log in, and with which tokens.")
public class UserAccounts {

    /** bcrypt looks at no more. */
    private static final int LONGEST_PASSWORD = 72;

    private static final int SHORTEST_PASSWORD = 10;
    private static final int RANDOM_BYTES = 15;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    private final Users users;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Set<String> reserved;
    private final Clock clock;

    UserAccounts(Users users, Tokens tokens, AuditLog audit, Environment environment, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.audit = audit;
        this.reserved = Set.of(
                "local", "operator", Users.folded(environment.getProperty("paperbridge.security.user", "paperbridge")));
        this.clock = clock;
    }

    /** The hash of a password that somebody chose, refused when it is too short or too long. */
    public static String hash(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("A password has " + SHORTEST_PASSWORD + " characters or more, and "
                    + LONGEST_PASSWORD + " bytes at most.");
        }
        return new BCryptPasswordEncoder().encode(password);
    }

    @ManagedOperation(description = "All users as a table.")
    public String listUsers() {
        return AccountTable.ofUsers(users.all());
    }

    @ManagedOperation(description = "Adds a user.")
    @ManagedOperationParameter(name = "name", description = "small letters, digits and . _ @ + -")
    @ManagedOperationParameter(name = "role", description = "viewer, operator or admin")
    @ManagedOperationParameter(
            name = "passwordHash",
            description = "the bcrypt hash of the password; empty: a random password is made and shown once")
    public String add(String name, String role, String passwordHash) {
        return add(name, role, passwordHash, Actor.current());
    }

    /** The same, for somebody who has not logged in. */
    public String add(String name, String role, String passwordHash, String actor) {
        String folded = Users.folded(name);
        if (!NAME.matcher(folded).matches()) {
            throw new IllegalArgumentException("\"" + name
                    + "\" cannot be a user's name; take letters, digits and . _ @ + -, a letter or digit first.");
        }
        if (reserved.contains(folded)) {
            throw new IllegalArgumentException("\"" + folded
                    + "\" is taken: by the login of the settings, or by Paperbridge itself. Take another name.");
        }
        Role granted = Role.of(role);
        String random = passwordHash.isBlank() ? random() : null;
        if (!users.add(folded, random == null ? checked(passwordHash) : hash(random), granted)) {
            throw new IllegalArgumentException(
                    "There is a user " + folded + " already; user change gives another role or password.");
        }
        audit.note(actor, "user add", folded + " as " + granted.word());
        return "Added: " + folded + ", " + granted.word() + "." + shownOnce(random);
    }

    @ManagedOperation(description = "Gives a user another role or password; the old password and its sessions end.")
    @ManagedOperationParameter(name = "name", description = "the user")
    @ManagedOperationParameter(name = "role", description = "viewer, operator or admin; empty: as it is")
    @ManagedOperationParameter(name = "passwordHash", description = "the bcrypt hash of the password; empty: as it is")
    public String change(String name, String role, String passwordHash) {
        return change(name, role, passwordHash, Actor.current());
    }

    /** The same, for somebody who has not logged in. */
    public String change(String name, String role, String passwordHash, String actor) {
        User user = find(name);
        Role granted = role.isBlank() ? user.role() : Role.of(role);
        users.change(user.name(), passwordHash.isBlank() ? user.passwordHash() : checked(passwordHash), granted);
        audit.note(
                actor,
                "user change",
                user.name() + " as " + granted.word() + (passwordHash.isBlank() ? "" : ", new password"));
        return "Changed: " + user.name() + ", " + granted.word() + ".";
    }

    @ManagedOperation(description = "Keeps a user out at once, with all sessions and tokens.")
    @ManagedOperationParameter(name = "name", description = "the user")
    public String disable(String name) {
        return disable(name, true, Actor.current());
    }

    @ManagedOperation(description = "Lets a user in again who was disabled.")
    @ManagedOperationParameter(name = "name", description = "the user")
    public String enable(String name) {
        return disable(name, false, Actor.current());
    }

    /** Disables or enables a user, for somebody who has not logged in. */
    public String disable(String name, boolean disabled, String actor) {
        User user = find(name);
        users.disable(user.name(), disabled);
        audit.note(actor, disabled ? "user disable" : "user enable", user.name());
        return (disabled ? "Disabled: " : "Enabled: ") + user.name() + ".";
    }

    @ManagedOperation(description = "Makes a token of a user, shown once.")
    @ManagedOperationParameter(name = "name", description = "the user")
    @ManagedOperationParameter(name = "role", description = "viewer, operator or admin; empty: the user's")
    @ManagedOperationParameter(
            name = "life",
            description = "how long it holds, for example 90d; empty: until it is revoked")
    public String makeToken(String name, String role, String life) {
        return makeToken(name, role, life, Actor.current());
    }

    /** The same, for somebody who has not logged in. */
    public String makeToken(String name, String role, String life, String actor) {
        User user = find(name);
        Role granted = role.isBlank() ? user.role() : Role.of(role);
        if (!user.role().includes(granted)) {
            throw new IllegalArgumentException("User " + user.name() + " is "
                    + user.role().word() + "; a token of theirs cannot be " + granted.word() + ".");
        }
        if (user.disabled()) {
            throw new IllegalArgumentException("User " + user.name() + " is disabled; a token would let nobody in.");
        }
        Duration period = life.isBlank() ? null : period(life);
        Tokens.Made made = tokens.make(user.name(), granted, period);
        audit.note(
                actor,
                "user token",
                made.id() + " of " + user.name() + " as " + granted.word()
                        + (period == null ? "" : ", for " + life.strip()));
        return "Token " + made.id() + " of " + user.name() + ", " + granted.word() + " (shown this once):"
                + System.lineSeparator() + made.token();
    }

    @ManagedOperation(description = "All tokens as a table, without the tokens themselves.")
    public String listTokens() {
        return AccountTable.ofTokens(tokens.all(), clock.instant());
    }

    @ManagedOperation(description = "Ends a token.")
    @ManagedOperationParameter(name = "id", description = "its id, as the table shows it")
    public String revoke(String id) {
        return revoke(id, Actor.current());
    }

    /** The same, for somebody who has not logged in. */
    public String revoke(String id, String actor) {
        if (!tokens.revoke(id)) {
            throw new IllegalArgumentException("There is no token " + id + " that holds; user tokens lists them.");
        }
        audit.note(actor, "user revoke", id.strip());
        return "Revoked: " + id.strip() + ".";
    }

    private User find(String name) {
        return users.find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        reserved.contains(Users.folded(name))
                                ? name + " is the login of the settings, and no user; add a user for that."
                                : "There is no user " + name + "; user list shows them."));
    }

    private static String checked(String hash) {
        if (!HASH.matcher(hash.strip()).matches()) {
            throw new IllegalArgumentException("What is given is not the bcrypt hash of a password.");
        }
        return hash.strip();
    }

    private static Duration period(String life) {
        try {
            Duration period = DurationStyle.detectAndParse(life.strip());
            if (period.compareTo(Duration.ZERO) > 0) {
                return period;
            }
        } catch (IllegalArgumentException | ArithmeticException e) { // the sentence below says it
        }
        throw new IllegalArgumentException("\"" + life + "\" is no period; write it as 90d or 12h.");
    }

    private static String random() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String shownOnce(@Nullable String password) {
        return password == null ? "" : " Password (shown this once): " + password;
    }
}
