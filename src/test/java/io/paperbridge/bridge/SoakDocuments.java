package io.paperbridge.bridge;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** Documents of all kinds, of known parties and new ones, every fourth one printed and so to stay a draft. */
final class SoakDocuments {

    private static final int KNOWN_PARTIES = 8;

    private final Deque<One> waiting = new ArrayDeque<>();

    /** Apart from that of the plan, so that a seed repeats a run whatever is made besides. */
    private final Random more = new Random(1);

    private int made;

    /** A document and what it is to become. */
    record One(NewDocument document, Invariant.Wanted wanted) {}

    SoakDocuments(int count, Random random) {
        for (int i = 0; i < count; i++) {
            waiting.add(one(i, kind(i), random));
        }
        made = count;
    }

    private static EntryKind kind(int index) {
        EntryKind[] kinds = EntryKind.values();
        return kinds[index % kinds.length];
    }

    private static One one(int index, EntryKind kind, Random random) {
        String number = "S%04d-%s".formatted(index, kind.name());
        boolean known = random.nextInt(5) > 0;
        String party =
                known ? "Stammhaus %d GmbH".formatted(random.nextInt(KNOWN_PARTIES)) : "Neu %04d GmbH".formatted(index);
        String price = "%d.%02d".formatted(1 + random.nextInt(400), random.nextInt(100));
        String rate = kind == EntryKind.EXPENSE ? "0" : "19";
        SeedInvoice invoice = Kinds.invoice(kind, number, party).line("Ink", "1", price, rate);
        return new One(document(kind, invoice, index % 4 == 3), new Invariant.Wanted(kind, invoice.gross()));
    }

    private static NewDocument document(EntryKind kind, SeedInvoice invoice, boolean printed) {
        if (printed) {
            return SeedDocuments.text(invoice, Language.GERMAN);
        }
        NewDocument document = SeedDocuments.ubl(invoice);
        return kind == EntryKind.EXPENSE ? document.withDocumentType("Receipt") : document;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The next of them; when they are used up, one more. */
    One next() {
        return waiting.isEmpty() ? one(made, kind(made++), more) : waiting.remove();
    }
}
