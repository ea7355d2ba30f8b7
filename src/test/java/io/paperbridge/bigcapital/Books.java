package io.paperbridge.bigcapital;

import io.paperbridge.document.Entry;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Treatment;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The books of Atelier Linde KG, kept in EUR in Berlin, as BigCapital tells of them. */
final class Books {

    static final String ACCOUNTS =
            """
            {"accounts":[
              {"id":1003,"slug":"petty-cash","code":"10004","active":1,"account_type":"cash","account_root_type":"asset"},
              {"id":1006,"slug":"accounts-receivable","code":"10007","active":1,"account_type":"accounts-receivable",
               "account_root_type":"asset"},
              {"id":1012,"slug":"revenue-received-in-advance","code":"20005","active":1,
               "account_type":"other-current-liability","account_root_type":"liability"},
              {"id":1013,"slug":"tax-payable","code":"20006","active":1,"account_type":"tax-payable",
               "account_root_type":"liability"},
              {"id":1019,"slug":"input-tax-7","code":"10107","active":1,"account_type":"other-current-asset",
               "account_root_type":"asset"},
              {"id":1020,"slug":"office-expenses","code":"40003","active":1,"account_type":"expense",
               "account_root_type":"expense"},
              {"id":1030,"slug":"prepaid-expenses","code":"100010","active":1,"account_type":"other-current-asset",
               "account_root_type":"asset"},
              {"id":1018,"slug":"other-expenses","code":"40011","active":1,"account_type":"other-expense",
               "account_root_type":"expense","children":[
                {"id":1040,"slug":"rounding-differences","code":"40099","active":1,"account_type":"other-expense",
                 "account_root_type":"expense"}]},
              {"id":1026,"slug":"sales-of-service-income","code":"50002","active":1},
              {"id":1050,"slug":"closed","code":"40050","active":0},
              {"id":1051,"slug":"owner-drawings","code":"30003","active":1},
              {"id":1052,"slug":"owner-drawings","code":"30003","active":1}]}""";
    static final String ITEMS =
            """
            {"items":[
              {"id":1000,"code":"PLX-SVC","sellable":1,"purchasable":1},
              {"id":1002,"code":"PLX-VAT","sellable":1,"purchasable":1},
              {"id":1003,"code":null,"sellable":1,"purchasable":0}],
             "pagination":{"total":3}}""";

    private Books() {}

    static String organization(String currency) {
        return """
                {"organization_id":"org-1","metadata":{"name":"Atelier Linde KG","base_currency":"%s",
                 "timezone":"Europe/Berlin","location":"DE","tax_number":"DE 136.695-976"}}"""
                .formatted(currency);
    }

    /** All that is to be known, with VAT that is reclaimed. */
    static LedgerFacts facts() {
        return facts(settings(), "EUR");
    }

    static Language language() {
        return new Language(new LanguageSettings(null));
    }

    static LedgerFacts facts(BookSettings settings, String currency) {
        return of(settings, currency).facts();
    }

    /** All that is known of the books of a company that keeps them in a currency. */
    static Known of(BookSettings settings, String currency) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
        ChartOfAccounts chart = new ChartOfAccounts(settings);
        LedgerItems items = new LedgerItems(settings, chart);
        LedgerFacts facts = new LedgerFacts(settings, chart, items, language(), clock);
        facts.learnOrganization(organization(currency));
        facts.learnAccounts(ACCOUNTS);
        items.learn(ITEMS);
        facts.learned();
        Premises premises = new Premises(settings);
        PeriodLocks locks = new PeriodLocks(clock);
        EntryLines lines = new EntryLines(chart, items, settings, new TaxLines(chart, items, facts, settings));
        return new Known(
                facts,
                chart,
                items,
                premises,
                locks,
                new EntryPreparation(facts, lines, chart, premises, locks, settings, language()));
    }

    /** What is known of the books, and what is prepared with it. */
    record Known(
            LedgerFacts facts,
            ChartOfAccounts chart,
            LedgerItems items,
            Premises premises,
            PeriodLocks locks,
            EntryPreparation preparation) {

        /** The entry of an invoice in the base currency that nobody has chosen anything for. */
        Entry entry(Invoice invoice) {
            return entry(invoice, Treatment.NONE);
        }

        Entry entry(Invoice invoice, Treatment treatment) {
            return preparation.entry(
                    invoice,
                    treatment,
                    "PLX-17",
                    new EntrySearch(facts).number(invoice, "PLX-17"),
                    12,
                    null,
                    null,
                    "http://paperless/documents/17/details");
        }
    }

    /** The usual settings with others on top: key, value, key, value … */
    static BookSettings settings(String... others) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("paperbridge.company.input-tax", "recoverable");
        for (int i = 0; i < others.length; i += 2) {
            settings.put(others[i], others[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("paperbridge", BookSettings.class);
    }
}
