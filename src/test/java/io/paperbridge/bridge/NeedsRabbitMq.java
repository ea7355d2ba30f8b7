package io.paperbridge.bridge;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that runs where a RabbitMQ of this machine answers, and says where it does not. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRabbitMq.Condition.class)
@interface NeedsRabbitMq {

    /** Looks whether it answers. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), VirtualHost.PORT), 1000);
                return ConditionEvaluationResult.enabled("RabbitMQ answers");
            } catch (IOException e) {
                System.out.println("skipped: " + context.getDisplayName() + ", for no RabbitMQ answers on port "
                        + VirtualHost.PORT);
                return ConditionEvaluationResult.disabled("no RabbitMQ answers");
            }
        }
    }
}
