package io.paperbridge.journal;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;

/** An empty journal on every database, one after the other. */
final class TestJournals implements ArgumentsProvider {

    @Override
    public Stream<Arguments> provideArguments(ExtensionContext context) {
        return JournalDatabase.ALL.stream().map(TestJournal::on).map(Arguments::of);
    }
}
