package io.paperbridge.operations;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.stereotype.Component;

/**
 * How much Camel writes down about its own work.
 *
 * <p>Not the way of every message: the debugger switches that on by being there; then the tracer, although it only waits to be switched
 * on, turns headers, variables and body into JSON at every step of every message and holds them until the message ends. Both still work
 * once an operator switches them on.
 *
 * <p>An MBean with counters for each route, and for those steps that have an id: for every step there would be thousands.
 */
@Component
final class CamelBookkeeping implements CamelContextConfiguration {

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        ManagementAgent agent = camel.getManagementStrategy().getManagementAgent();
        if (agent != null) { // none where JMX is off
            agent.setOnlyRegisterProcessorWithCustomId(true);
        }
        camel.addLifecycleStrategy(new LifecycleStrategySupport() {

            /** The debugger has come; the routes have not. */
            @Override
            public void onContextInitializing(CamelContext initializing) {
                initializing.setMessageHistory(false);
            }

            /** It has come once more, with the start. */
            @Override
            public void onContextStarted(CamelContext started) {
                started.setMessageHistory(false);
            }
        });
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // nothing is left to do
    }
}
