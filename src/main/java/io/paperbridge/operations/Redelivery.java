package io.paperbridge.operations;

import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.journal.Aftermath;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The first circle: what is repeated at once. Only what reads, and what is safe to write twice; three times within four seconds,
 * because a redelivery holds its worker.
 */
@Component("redelivery")
public class Redelivery {

    private static final int MOST = 3;

    /**
     * Whether the failed step is repeated at once.
     *
     * @param done how often it was repeated; null before the first time
     */
    public boolean isWorthwhile(Throwable failure, @Nullable Integer done) {
        return (done == null || done < MOST)
                && Aftermath.failureIn(failure) instanceof RemoteFailure remote
                && remote.isRepeatable()
                && remote.mayHaveTakenEffect();
    }

    @Configuration
    static class Policy {

        /** The pauses of the first circle: 0.5, 1 and 2 seconds. */
        @Bean
        RedeliveryPolicy remoteRedelivery() {
            RedeliveryPolicy policy = new RedeliveryPolicy();
            policy.setRedeliveryDelay(500);
            policy.setUseExponentialBackOff(true);
            policy.setBackOffMultiplier(2);
            policy.setMaximumRedeliveryDelay(2000);
            policy.setLogRetryAttempted(false);
            policy.setLogStackTrace(false);
            policy.setLogExhausted(false);
            return policy;
        }
    }
}
