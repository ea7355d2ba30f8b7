package io.paperbridge.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.languagemodel.LanguageModelSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Ordered;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.hc.core5.util.TimeValue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * How HTTP is spoken with all remote systems: every request is sent once and only where it was meant to go, and every answer is
 * bounded in time and size.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RemoteSettings.class, LanguageModelSettings.class})
class RemoteConnections {

    /** Shorter than any server keeps an idle connection: a request on a closed one would look like a lost reply. */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(1);

    private static final int CONNECTIONS = 64;

    @Bean(destroyMethod = "close")
    AnswerBounds answerBounds(RemoteSettings settings, LanguageModelSettings model) {
        return new AnswerBounds(settings, model.timeout());
    }

    @Bean
    LastCall lastCall(ExchangeMask mask) {
        return new LastCall(mask);
    }

    @Bean
    ComponentCustomizer httpOnceAndBounded(
            RemoteSettings settings,
            LanguageModelSettings model,
            AnswerBounds bounds,
            LastCall lastCall,
            MeterRegistry meters,
            Environment environment) {
        long longest = Stream.of(settings.answerTimeout(), settings.uploadTimeout(), model.timeout())
                .mapToLong(Duration::toMillis)
                .max()
                .orElseThrow();
        // last of all: the starter's own customizer writes its defaults over whatever is there
        return ComponentCustomizer.builder(HttpComponent.class)
                .withOrder(Ordered.LOWEST)
                .build(http -> {
                    http.setAutomaticRetriesDisabled(true); // the client would send a POST again after a 503 or 429
                    http.setRedirectHandlingDisabled(true);
                    http.setFollowRedirects(false);
                    http.setCookieManagementDisabled(true);
                    http.setAuthCachingDisabled(true);
                    http.setContentCompressionDisabled(true);
                    http.setConnectTimeout(settings.connectTimeout().toMillis());
                    http.setConnectionRequestTimeout(settings.connectTimeout().toMillis());
                    http.setResponseTimeout(longest);
                    http.setSoTimeout(longest);
                    http.setConnectionsPerRoute(CONNECTIONS);
                    http.setHttpClientConfigurer(client -> client.setKeepAliveStrategy(
                                    (response, context) -> LONGEST_IDLE)
                            .addExecInterceptorFirst("bounds", bounds)
                            .addExecInterceptorFirst("last-call", lastCall)
                            .addExecInterceptorFirst(
                                    "calls",
                                    new CallMetrics(
                                            meters,
                                            List.of(
                                                    environment.getProperty("paperbridge.paperless.url", ""),
                                                    environment.getProperty("paperbridge.bigcapital.url", "")))));
                });
    }
}
