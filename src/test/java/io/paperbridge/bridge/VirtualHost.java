package io.paperbridge.bridge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A virtual host of the test's own on this machine's RabbitMQ, gone when the test is. */
final class VirtualHost implements AutoCloseable {

    static final int PORT = 5672;
    private static final String USER = "guest";
    private static final String ALL = ".*";

    private final String name = "paperbridge-test-" + System.nanoTime();

    VirtualHost() {
        control("add_vhost", name);
        control("set_permissions", "-p", name, USER, ALL, ALL, ALL);
    }

    /** The profile of many nodes, with its queue here. */
    Bridge set(Bridge bridge) {
        return bridge.with("spring.profiles.active", "scale-out")
                .with("camel.main.name", "paperbridge")
                .with("spring.rabbitmq.virtual-host", name);
    }

    /** Runs {@code rabbitmqctl}. */
    static void control(String... arguments) {
        List<String> command = new ArrayList<>(List.of("rabbitmqctl", "-q"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("rabbitmqctl " + arguments[0] + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("there is no rabbitmqctl", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        control("delete_vhost", name);
    }
}
