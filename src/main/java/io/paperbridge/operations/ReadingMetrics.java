package io.paperbridge.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What is read, and how certainly: {@code paperbridge.readings} by origin and type, {@code paperbridge.reading.confidence} of the values
 * that decide an entry, in percent, by term.
 */
@Component("readingMetrics")
public class ReadingMetrics {

    private static final List<Term> DECISIVE =
            List.of(Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.CURRENCY, Term.SELLER, Term.GROSS);

    private final MeterRegistry meters;

    ReadingMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts one reading. */
    public void count(Reading reading) {
        Counter.builder("paperbridge.readings")
                .description("Documents that were read")
                .tag("origin", word(reading.origin().name()))
                .tag("type", word(reading.type().name()))
                .register(meters)
                .increment();
        for (Term term : DECISIVE) {
            Evidence evidence = reading.evidence().get(term);
            DistributionSummary.builder("paperbridge.reading.confidence")
                    .description("How certain the values are that decide an entry; 0 where there is none")
                    .baseUnit("percent")
                    .tag("term", word(term.name()))
                    .register(meters)
                    .record(evidence == null ? 0 : evidence.confidence());
        }
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
