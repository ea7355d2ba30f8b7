package io.paperbridge.operations;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.paperbridge.journal.Correlation;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Traces over OTLP, only where an address is set: a span for each stage of a document and for each call of a remote system, with the
 * correlation id of the document. Nothing of it is loaded otherwise.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${paperbridge.tracing.url:}'.isBlank()")
class Tracing {

    /**
     * No spans of their own: what only computes, what asks the journal every second, and the bare HTTP request, in whose address a chat
     * has its secret. The kamelet around it says which call it is.
     */
    private static final String NO_SPANS = "bean:*,log:*,sql:*,timer:*,quartz:*,language:*,http:*,https:*,smtp:*";

    private static final AttributeKey<String> CORRELATION = AttributeKey.stringKey("paperbridge.correlation_id");

    @Bean(destroyMethod = "close")
    OpenTelemetrySdk openTelemetry(TracingSettings settings, Correlation correlation) {
        SdkTracerProvider spans = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "paperbridge"))))
                .addSpanProcessor(new WithCorrelation(correlation))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(settings.url())
                                .build())
                        .build())
                .build();
        return OpenTelemetrySdk.builder().setTracerProvider(spans).build();
    }

    /** Camel looks for these two by their types. */
    @Bean
    Tracer tracer(OpenTelemetry openTelemetry) {
        return openTelemetry.getTracer("paperbridge");
    }

    @Bean
    ContextPropagators propagators() {
        return ContextPropagators.create(W3CTraceContextPropagator.getInstance());
    }

    @Bean
    OpenTelemetryTracer camelTracer() {
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.setExcludePatterns(NO_SPANS);
        return tracer;
    }

    /** Writes the id on every span as it begins. */
    private record WithCorrelation(Correlation correlation) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            String id = correlation.current();
            if (id != null) {
                span.setAttribute(CORRELATION, id);
            }
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            // nothing is left to say
        }

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
