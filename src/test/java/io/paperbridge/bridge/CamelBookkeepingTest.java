package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.seed.SeedDocuments;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.BacklogTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Camel writes down of its own work: what an operator asked for, and no more. */
class CamelBookkeepingTest {

    private final Bridge bridge =
            new Bridge().with("spring.jmx.enabled", "true").with("camel.main.jmx-enabled", "true");

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void keepsNothingOfAMessageUntilAnOperatorSwitchesTheTracerOn() {
        // Given
        bridge.start();
        bridge.add(SeedDocuments.many(2, 7).get(0).source());
        bridge.awaitAllTold(1);
        BacklogTracer tracer =
                bridge.bean(CamelContext.class).getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        assertThat(tracer.dumpLatestMessageHistory()).isEmpty();
        assertThat(tracer.getTraceCounter()).isZero();
        // When
        tracer.setEnabled(true);
        bridge.add(SeedDocuments.many(2, 7).get(1).source());
        bridge.awaitAllTold(2);
        // Then
        assertThat(tracer.getTraceCounter()).isPositive();
    }

    @Test
    void countsEachRouteAndTheStepsThatHaveAnId() throws Exception {
        // Given
        bridge.with("camel.main.name", "counted");
        // When
        bridge.start();
        // Then
        assertThat(named("routes", "post-entry")).hasSize(1);
        assertThat(named("processors", "post-open")).hasSize(1);
        assertThat(named("processors", "setVariable*")).isEmpty();
    }

    private static Set<ObjectName> named(String type, String name) throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(
                        new ObjectName("org.apache.camel:context=counted,type=" + type + ",name=\"" + name + "\""),
                        null);
    }
}
