package io.paperbridge.journal;

import org.springframework.stereotype.Component;

/** The hash of the routes and mappings in force, so that every event says which flow made it. */
@Component("flowHash")
public class FlowHash {

    private volatile String hash = "";

    /** Tells the journal the hash; called once when the routes are loaded. */
    public void is(String value) {
        hash = value;
    }

    String value() {
        return hash;
    }
}
