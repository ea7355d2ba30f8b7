package io.paperbridge.web.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How those who listen to what happens are told that the line stands.
 *
 * @param heartbeat after how long without news a stream of events has a comment
 * @param ping how often a WebSocket is pinged
 */
@ConfigurationProperties("paperbridge.live")
record LiveSettings(@DefaultValue("15s") Duration heartbeat, @DefaultValue("30s") Duration ping) {

    LiveSettings {
        refuseNothing("heartbeat", heartbeat);
        refuseNothing("ping", ping);
    }

    private static void refuseNothing(String name, Duration given) {
        if (given.toMillis() < 1) {
            throw new IllegalArgumentException("paperbridge.live." + name + " is " + given
                    + ", but must be longer than nothing, for example 15s.");
        }
    }
}
