package io.paperbridge.bigcapital;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.Entry;
import io.paperbridge.document.Invoices;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** How long it takes to make the payload of a bill of two rates: the entry as JSON, and that through {@code mappings/bill.jq}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MappingBenchmark {

    private final CamelContext camel = new DefaultCamelContext();
    private final AnnotationConfigApplicationContext spring =
            new AnnotationConfigApplicationContext(EntryPayloadTest.Mapping.class);
    private final ObjectMapper json = spring.getBean("mappingJson", ObjectMapper.class);
    private final Expression mapping =
            camel.resolveLanguage("jq").createExpression("resource:file:routes/mappings/bill.jq");
    private final Entry entry =
            Books.of(Books.settings(), "EUR").entry(Invoices.twoRates().build());

    @Setup
    public void start() {
        camel.start();
        mapping.init(camel);
    }

    @TearDown
    public void stop() {
        camel.stop();
        spring.close();
    }

    @Benchmark
    public JsonNode bill() throws JsonProcessingException {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(json.writeValueAsString(entry));
        return mapping.evaluate(exchange, JsonNode.class);
    }

    /** What part of that is jq's. */
    @Benchmark
    public String asJson() throws JsonProcessingException {
        return json.writeValueAsString(entry);
    }
}
