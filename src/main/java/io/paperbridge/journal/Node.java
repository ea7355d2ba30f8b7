package io.paperbridge.journal;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** This process, as the owner of claims; a restarted process is another node. */
@Component
class Node {

    private final String id = UUID.randomUUID().toString();

    String id() {
        return id;
    }
}
