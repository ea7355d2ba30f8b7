package io.paperbridge.operations;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** One run of a route that has a schedule, on order: its steps as they stand, with one exchange, while its schedule may be off. */
final class OneRun {

    private final @Nullable Exchange exchange;
    private final String routeId;

    private OneRun(String routeId, @Nullable Exchange exchange) {
        this.routeId = routeId;
        this.exchange = exchange;
    }

    /** Runs the route to its end, in this thread. */
    static OneRun of(CamelContext camel, String routeId) {
        Route route = camel.getRoute(routeId);
        if (route == null) {
            return new OneRun(routeId, null);
        }
        Exchange exchange = route.getEndpoint().createExchange();
        try {
            route.getConsumer().getProcessor().process(exchange);
        } catch (Exception e) { // what a processor may throw; it is told to whoever ordered the run
            exchange.setException(e);
        }
        return new OneRun(routeId, exchange);
    }

    /** Why it failed; null when it did not. A failure that the failure policy has handled stands in a variable only. */
    @Nullable
    Throwable failure() {
        if (exchange == null) {
            return new IllegalStateException("there is no route " + routeId + "; check the routes folder");
        }
        Throwable thrown = exchange.getException();
        return thrown != null ? thrown : exchange.getVariable("failure", Throwable.class);
    }
}
