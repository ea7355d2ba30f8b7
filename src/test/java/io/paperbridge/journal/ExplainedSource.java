package io.paperbridge.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A journal whose statements are run twice: first to be explained, with the same values, which is undone; then as they are. */
final class ExplainedSource extends DelegatingDataSource {

    private final String question;
    private final List<Explained> explained = new CopyOnWriteArrayList<>();

    ExplainedSource(DataSource source, String question) {
        super(source);
        this.question = question;
    }

    /** A statement, and what the database says of how it ran. */
    record Explained(String statement, String plan) {

        @Override
        public String toString() {
            return RowsRead.of(plan) + " rows read by " + statement + "\n" + plan;
        }
    }

    private record Value(Method setter, List<@Nullable Object> arguments) {}

    /** All statements so far, in their order. */
    List<Explained> explained() {
        return List.copyOf(explained);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    return result instanceof PreparedStatement statement
                            ? explaining(connection, (String) arguments[0], statement)
                            : result;
                });
    }

    private PreparedStatement explaining(Connection connection, String sql, PreparedStatement statement) {
        List<Value> values = new ArrayList<>();
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("set") && arguments.length > 1) {
                        values.add(new Value(method, Arrays.asList(arguments)));
                    } else if (method.getName().startsWith("execute")) {
                        explained.add(new Explained(sql, explain(connection, sql, values)));
                    }
                    return call(statement, method, arguments);
                });
    }

    private String explain(Connection connection, String sql, List<Value> values) throws Throwable {
        boolean single = connection.getAutoCommit();
        if (single) {
            connection.setAutoCommit(false);
        }
        Savepoint before = connection.setSavepoint();
        List<String> lines = new ArrayList<>();
        try (PreparedStatement explain = connection.prepareStatement(question + sql)) {
            for (Value value : values) {
                call(explain, value.setter(), value.arguments().toArray());
            }
            try (ResultSet plan = explain.executeQuery()) {
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
            }
        }
        connection.rollback(before);
        if (single) {
            connection.setAutoCommit(true);
        }
        return String.join("\n", lines);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
