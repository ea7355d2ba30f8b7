package io.paperbridge.operations;

import io.paperbridge.journal.FlowHash;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the journal which routes and mappings are in force, before the first of them runs. */
@Component
class FlowInForce {

    FlowInForce(FlowHash journal, @Value("${routes.hash}") String hash) {
        journal.is(hash);
    }
}
