package io.paperbridge.reconciliation;

import io.paperbridge.document.ContactRole;
import io.paperbridge.document.Folding;
import io.paperbridge.document.FoundContact;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.language.Sentence;
import io.paperbridge.reconciliation.Discrepancy.Repair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contacts that were made twice by a request whose answer was lost. */
final class Ghosts {

    private Ghosts() {}

    /**
     * The contacts that are doubles of others: Paperbridge made both, with the same name, VAT id and currency, and nothing was booked
     * for this one. One of each is kept, that which is used, else the oldest.
     */
    static List<Discrepancy> among(
            List<FoundContact> contacts, Collection<FoundEntry> ledger, Set<String> journal, boolean coming) {
        Set<String> used = new HashSet<>(journal);
        ledger.forEach(entry -> used.add(key(entry.kind().role(), entry.contactId())));
        Map<List<String>, List<FoundContact>> alike = new HashMap<>();
        for (FoundContact contact : contacts) {
            if (contact.marker() != null) {
                alike.computeIfAbsent(
                                List.of(
                                        contact.role().word(),
                                        Folding.fold(contact.name()),
                                        contact.currency(),
                                        contact.marker()),
                                unused -> new ArrayList<>())
                        .add(contact);
            }
        }
        List<Discrepancy> found = new ArrayList<>();
        for (List<FoundContact> doubles : alike.values()) {
            List<FoundContact> sorted = doubles.stream()
                    .distinct()
                    .sorted(Comparator.comparing((FoundContact contact) -> !isUsed(contact, used))
                            .thenComparing(FoundContact::id))
                    .toList();
            sorted.stream()
                    .skip(1)
                    .map(contact -> of(contact, sorted.get(0), isUsed(contact, used) || coming))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isUsed(FoundContact contact, Set<String> used) {
        return contact.balance().signum() != 0 || used.contains(key(contact.role(), contact.id()));
    }

    private static String key(ContactRole role, long id) {
        return role.word() + " " + id;
    }

    private static Discrepancy of(FoundContact contact, FoundContact kept, boolean inUse) {
        return new Discrepancy(
                Kind.CONTACT_TWICE,
                Sentence.of(
                        "reconcile.contact-twice",
                        Sentence.of("bigcapital.role-" + contact.role().word()),
                        contact.name(),
                        contact.id(),
                        kept.id()),
                inUse ? Repair.NONE : Repair.DELETE_CONTACT,
                0,
                null,
                "",
                null,
                contact,
                false);
    }
}
