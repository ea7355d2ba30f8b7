package io.paperbridge.bigcapital;

import io.paperbridge.document.EntryKind;
import org.springframework.stereotype.Component;

/** Where a person opens an entry in BigCapital's web interface. */
@Component("entryLinks")
public class EntryLinks {

    private final BigcapitalSettings settings;

    EntryLinks(BigcapitalSettings settings) {
        this.settings = settings;
    }

    /** The address of an entry's page. */
    public String of(EntryKind kind, long entryId) {
        String page =
                switch (kind) {
                    case SALE_INVOICE -> "invoices";
                    case BILL -> "bills";
                    case EXPENSE -> "expenses";
                    case CREDIT_NOTE -> "credit-notes";
                    case VENDOR_CREDIT -> "vendor-credits";
                };
        return settings.webUrl() + "/" + page + "/" + entryId + "/edit";
    }
}
