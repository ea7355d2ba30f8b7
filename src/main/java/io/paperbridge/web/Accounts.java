package io.paperbridge.web;

import io.paperbridge.journal.Role;
import io.paperbridge.journal.Tokens;
import io.paperbridge.journal.Users;
import io.paperbridge.journal.Users.User;
import io.paperbridge.web.api.StillLoggedIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Knows who logs in: the admin of the settings, a user of the journal, a command on this machine, or a program with a token. After too
 * many wrong logins under a name or from an address none is looked at for a while, but those that were right a moment ago.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Accounts implements AuthenticationProvider, StillLoggedIn {

    private static final Logger LOG = LoggerFactory.getLogger("paperbridge");

    private final Users users;
    private final Tokens tokens;
    private final PasswordEncoder encoder;
    private final LocalControl control;
    private final RightLogins right;
    private final Buckets names;
    private final Buckets addresses;
    private final Buckets wrongTokens;
    private final Bucket sentences;
    private final String admin;
    private final String adminHash;
    private final String nobodysHash;

    @SuppressWarnings("SystemOut") // a password never goes to the log
    Accounts(
            Users users,
            Tokens tokens,
            PasswordEncoder encoder,
            LocalControl control,
            SecuritySettings settings,
            Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.encoder = encoder;
        this.control = control;
        this.right = new RightLogins(clock);
        this.names = new Buckets(settings.failedLoginsPerMinute(), clock);
        this.addresses = new Buckets(settings.failedLoginsPerMinute(), clock);
        this.wrongTokens = new Buckets(settings.failedLoginsPerMinute(), clock);
        this.sentences = new Bucket(1, clock);
        this.admin = settings.user();
        this.adminHash = new Login(settings, encoder, System.out).passwordHash();
        this.nobodysHash = encoder.encode(OwnerOnly.random());
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName();
        String password = String.valueOf(given.getCredentials());
        Account account = account(name, password, addressOf(given));
        UsernamePasswordAuthenticationToken login =
                UsernamePasswordAuthenticationToken.authenticated(account, null, account.authorities());
        login.setDetails(given.getDetails());
        return login;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /**
     * Who comes with a token. One that holds is never put off: it cannot be guessed.
     *
     * @throws TooManyLogins when it does not hold, and too many of those came from this address
     * @throws BadCredentialsException when it does not hold
     */
    Account bearer(String token, String address) {
        return tokens.use(token)
                .map(bearer -> new Account(bearer.user(), bearer.role(), "", bearer.id()))
                .orElseThrow(() -> wrongTokens.of(address).take()
                        ? new BadCredentialsException("The token does not hold.")
                        : new TooManyLogins());
    }

    /** The account as it is now; empty when it is gone, disabled, or has another password by now. */
    Optional<Account> now(Account account) {
        if (account.stamp().isEmpty()) {
            return Optional.of(account);
        }
        return users.find(account.name())
                .filter(user -> !user.disabled())
                .map(Accounts::account)
                .filter(user -> user.stamp().equals(account.stamp()));
    }

    /** Who came by another server is let go on: it is not asked again. */
    @Override
    public boolean holds(Principal login) {
        if (!(login instanceof Authentication known) || !(known.getPrincipal() instanceof Account account)) {
            return true;
        }
        return account.token().isEmpty() ? now(account).isPresent() : tokens.holds(account.token());
    }

    private Account account(String name, String password, String address) {
        Optional<String> actor = LocalControl.actor(name);
        if (actor.isPresent() && isSame(password, control.secret())) {
            return new Account(actor.get(), Role.ADMIN, "");
        }
        Optional<User> user =
                name.equals(admin) ? Optional.empty() : users.find(name).filter(one -> !one.disabled());
        String hash =
                name.equals(admin) ? adminHash : user.map(User::passwordHash).orElse(nobodysHash);
        if (!right.has(name, password, hash)) {
            check(name, password, hash, address);
        }
        return user.map(Accounts::account).orElseGet(() -> new Account(admin, Role.ADMIN, ""));
    }

    private void check(String name, String password, String hash, String address) {
        Bucket ofName = names.of(Users.folded(name));
        Bucket ofAddress = addresses.of(address);
        if (ofName.isEmpty() || ofAddress.isEmpty()) {
            if (sentences.take()) {
                LOG.warn("There are too many wrong logins; those of one name or one address are put off");
            }
            throw new TooManyLogins();
        }
        boolean matches = encoder.matches(password, hash); // also for a name that nobody has: it takes as long
        if (!matches || hash.equals(nobodysHash)) {
            ofName.take();
            ofAddress.take();
            throw new BadCredentialsException("Name or password is wrong.");
        }
        right.keep(name, password, hash);
    }

    private static Account account(User user) {
        return new Account(
                user.name(),
                user.role(),
                Integer.toHexString(user.passwordHash().hashCode()));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String addressOf(Authentication given) {
        return given.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }
}
