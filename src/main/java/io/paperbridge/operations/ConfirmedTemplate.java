package io.paperbridge.operations;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Sends a message and comes back when the broker has put it on a queue; throws when it has not. */
final class ConfirmedTemplate extends RabbitTemplate {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final AmqpAdmin admin;

    ConfirmedTemplate(ConnectionFactory connections, AmqpAdmin admin) {
        super(connections);
        this.admin = admin;
        setMandatory(true);
        setReturnsCallback(returned -> {}); // told to the sender, below
    }

    /**
     * Sends a message.
     *
     * @throws AmqpException when the broker does not answer, has no room, or has no queue for it; that one is declared anew
     */
    @Override
    public void send(String exchange, String routingKey, Message message) {
        CorrelationData sent = new CorrelationData();
        send(exchange, routingKey, message, sent);
        CorrelationData.Confirm confirm = confirm(sent, routingKey);
        ReturnedMessage returned = sent.getReturned();
        if (returned != null) {
            admin.initialize();
            throw new AmqpException("RabbitMQ has no queue for '" + routingKey + "' (" + returned.getReplyText()
                    + "); it is declared again");
        }
        if (!confirm.isAck()) {
            throw new AmqpException("RabbitMQ did not take a message for '" + routingKey + "'; its queue may be full");
        }
    }

    private static CorrelationData.Confirm confirm(CorrelationData sent, String routingKey) {
        try {
            return sent.getFuture().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AmqpException("the confirmation of a message for '" + routingKey + "' was not waited for", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AmqpException("RabbitMQ did not confirm a message for '" + routingKey + "' within "
                    + LONGEST_WAIT.toSeconds() + " s");
        }
    }
}
