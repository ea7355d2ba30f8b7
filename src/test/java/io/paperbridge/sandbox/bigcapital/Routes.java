package io.paperbridge.sandbox.bigcapital;

import io.paperbridge.sandbox.SandboxAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which method answers which call; the first that matches, in the order they were added. */
final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** One kind of call; {@code open} to everybody or only to who is signed in. */
    record Route(String method, Pattern path, boolean open, Function<Call, SandboxAnswer> handler) {}

    /** A route found, and the values of its path's variables. */
    record Match(Route route, List<String> values) {}

    /** Adds a route; {@code :id} in the path stands for one segment. */
    Routes add(String method, String path, Function<Call, SandboxAnswer> handler) {
        return add(method, path, false, handler);
    }

    Routes addOpen(String method, String path, Function<Call, SandboxAnswer> handler) {
        return add(method, path, true, handler);
    }

    private Routes add(String method, String path, boolean open, Function<Call, SandboxAnswer> handler) {
        routes.add(new Route(method, Pattern.compile(path.replace(":id", "([^/]+)") + "/?"), open, handler));
        return this;
    }

    Optional<Match> find(String method, String path) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                return Optional.of(new Match(route, matcher.groupCount() == 0 ? List.of() : List.of(matcher.group(1))));
            }
        }
        return Optional.empty();
    }
}
