package io.paperbridge.bigcapital;

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
              {"id":1003,"slug":"petty-cash","code":"10004","active":1},
              {"id":1013,"slug":"tax-payable","code":"20006","active":1},
              {"id":1018,"slug":"other-expenses","code":"40011","active":1,"children":[
                {"id":1040,"slug":"rounding-differences","code":"40099","active":1}]},
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
                 "timezone":"Europe/Berlin","tax_number":"DE 136.695-976"}}"""
                .formatted(currency);
    }

    /** All that is to be known, with VAT that is reclaimed. */
    static LedgerFacts facts() {
        return facts(settings(), "EUR");
    }

    static LedgerFacts facts(BookSettings settings, String currency) {
        LedgerFacts facts =
                new LedgerFacts(settings, Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));
        facts.learnOrganization(organization(currency));
        facts.learnAccounts(ACCOUNTS);
        facts.learnItems(ITEMS);
        return facts;
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
