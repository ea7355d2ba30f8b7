package io.paperbridge.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may log in beside the login of the settings; the same for all nodes. Names are told apart without regard to case. */
@Component("users")
public class Users {

    private static final String COLUMNS =
            "select name, password_hash, role, disabled_at is not null as disabled from login_user";

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A user. */
    public record User(String name, String passwordHash, Role role, boolean disabled) {

        @Override
        public String toString() {
            return "User[name=" + name + ", role=" + role + ", disabled=" + disabled + "]";
        }
    }

    /** Adds a user; false when there is one of that name. */
    public boolean add(String name, String passwordHash, Role role) {
        return jdbc.sql(
                                """
                                insert into login_user (name, password_hash, role) values (:name, :hash, :role)
                                on conflict do nothing""")
                        .param("name", folded(name))
                        .param("hash", passwordHash)
                        .param("role", role.name())
                        .update()
                == 1;
    }

    /** The user of a name, disabled ones too. */
    public Optional<User> find(String name) {
        return jdbc.sql(COLUMNS + " where name = :name")
                .param("name", folded(name))
                .query((row, n) -> user(row))
                .optional();
    }

    /** All users by name. */
    public List<User> all() {
        return jdbc.sql(COLUMNS + " order by name").query((row, n) -> user(row)).list();
    }

    /** Gives a user a role and a password; false when there is none of that name. */
    public boolean change(String name, String passwordHash, Role role) {
        return jdbc.sql("update login_user set password_hash = :hash, role = :role where name = :name")
                        .param("name", folded(name))
                        .param("hash", passwordHash)
                        .param("role", role.name())
                        .update()
                == 1;
    }

    /** Keeps a user out, with all tokens, or lets them in again; false when there is none of that name. */
    @Transactional
    public boolean disable(String name, boolean disabled) {
        return jdbc.sql("update login_user set disabled_at = "
                                + (disabled ? "coalesce(disabled_at, current_timestamp)" : "null")
                                + " where name = :name")
                        .param("name", folded(name))
                        .update()
                == 1;
    }

    /** A name as it is kept. */
    public static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"),
                row.getString("password_hash"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("disabled"));
    }
}
