package io.paperbridge.operations;

import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.component.springrabbit.DefaultListenerContainerFactory;
import org.apache.camel.component.springrabbit.ListenerContainerFactory;
import org.apache.camel.component.springrabbit.SpringRabbitMQProducer;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

/**
 * The queue of several nodes, in RabbitMQ: declared again at each connection and whenever it is found gone, so that a broker may come
 * late, be restarted or be emptied by hand.
 */
@Configuration(proxyBeanMethods = false)
@Profile("scale-out")
class ScaledOut {

    private static final String NAME = "paperbridge";
    private static final long AGAIN_MILLIS = 1000;

    /** One exchange, and a durable queue for each kind of work, so that none waits behind another. */
    @Bean
    Declarables queues() {
        DirectExchange exchange = new DirectExchange(NAME, true, false);
        Stream<Declarable> bound = Stream.of("book", "tell", "attach").flatMap(key -> {
            Queue queue = QueueBuilder.durable(NAME + "." + key).build();
            return Stream.of(queue, BindingBuilder.bind(queue).to(exchange).with(key));
        });
        return new Declarables(Stream.concat(Stream.of(exchange), bound).toList());
    }

    /** Those that take from it: they wait for a broker that is not there, and for a queue, too. */
    @Bean
    ListenerContainerFactory listenerContainers(ApplicationContext context) {
        ListenerContainerFactory usual = new DefaultListenerContainerFactory();
        return endpoint -> {
            AbstractMessageListenerContainer container = usual.createListenerContainer(endpoint);
            container.setApplicationContext(context); // where the declarations are found
            container.setAutoDeclare(true);
            container.setMissingQueuesFatal(false);
            if (container instanceof SimpleMessageListenerContainer simple) {
                simple.setRecoveryInterval(AGAIN_MILLIS);
                simple.setFailedDeclarationRetryInterval(AGAIN_MILLIS);
            }
            return container;
        };
    }

    /**
     * Schedules are written in a transaction each: Spring's store of them leaves that to its caller, and two nodes that start at once would
     * see half of each other's.
     */
    @Bean
    static BeanPostProcessor wholeSchedules(ObjectProvider<PlatformTransactionManager> transactions) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof Scheduler)) {
                    return bean;
                }
                ProxyFactory whole = new ProxyFactory(Scheduler.class, (MethodInterceptor) call ->
                        call.getMethod().getName().matches("(re)?schedule.*|addJob|deleteJob.*|unschedule.*|triggerJob")
                                ? inTransaction(transactions.getObject(), call)
                                : call.proceed());
                whole.setTarget(bean);
                return whole.getProxy();
            }
        };
    }

    private static @Nullable Object inTransaction(PlatformTransactionManager transactions, MethodInvocation call)
            throws Throwable {
        TransactionStatus status = transactions.getTransaction(null);
        Object result;
        try {
            result = call.proceed();
        } catch (Throwable thrown) {
            transactions.rollback(status);
            throw thrown;
        }
        transactions.commit(status);
        return result;
    }

    /** Those that put on it: nothing counts as put there before the broker has said so. */
    @Bean
    LifecycleStrategy confirmedSending(ConnectionFactory connections, AmqpAdmin admin) {
        ConfirmedTemplate template = new ConfirmedTemplate(connections, admin);
        return new LifecycleStrategySupport() {
            @Override
            public void onServiceAdd(CamelContext camel, Service service, Route route) {
                if (service instanceof SpringRabbitMQProducer producer) {
                    producer.setInOnlyTemplate(template);
                }
            }
        };
    }
}
