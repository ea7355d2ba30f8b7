package io.paperbridge.sandbox.seed;

import java.util.List;
import java.util.Locale;

/** The companies of the seed documents. */
public final class SeedParties {

    /** Our own VAT id. */
    public static final String OUR_VAT_ID = "DE136695976";

    /** Whose books are kept: the buyer of every bill. */
    public static final SeedParty US = new SeedParty(
            "Beispiel Handels GmbH",
            OUR_VAT_ID,
            SeedNumbers.germanIban("99990010", "0000004711"),
            "Hafenweg 12",
            "20457",
            "Hamburg",
            "DE",
            "rechnung@beispiel.example");

    private static final List<String> NAMES = List.of(
            "Nordlicht Bürobedarf GmbH",
            "Alpha Cloud Services GmbH",
            "Papierwerk Lindau KG",
            "Stadtstrom Musterstadt GmbH",
            "Kranich Logistik GmbH & Co. KG",
            "Quellwasser Getränke GmbH",
            "Blaupunkt Druckerei Elbe GmbH",
            "Falkenstein Software AG",
            "Grünschnitt Gartenpflege e.K.",
            "Holzhaus Möbel GmbH",
            "Indigo Textilreinigung GmbH",
            "Juniper Network Supply GmbH",
            "Kastanie Catering GmbH",
            "Lotse Unternehmensberatung GmbH",
            "Morgentau Bäckerei GmbH",
            "Netzwerk Telefonie Nord GmbH",
            "Ostsee Fischhandel GmbH",
            "Pergament Fachbuchverlag GmbH",
            "Rotfuchs Werkzeuge GmbH",
            "Seidenweg Verpackungen GmbH");

    private static final List<String> CITIES = List.of("Bremen", "Leipzig", "Kassel", "Ulm", "Rostock");

    /** The vendors, in a fixed order. */
    static final List<SeedParty> VENDORS =
            NAMES.stream().map(SeedParties::vendor).toList();

    /** A vendor in Austria. */
    static final SeedParty ABROAD = new SeedParty(
            "Alpenblick Beratung GmbH",
            SeedNumbers.austrianVatId("2468135"),
            SeedNumbers.germanIban("99990020", "0000008150"),
            "Bergstraße 3",
            "6020",
            "Innsbruck",
            "AT",
            "office@alpenblick.example");

    private SeedParties() {}

    /** Any German company of this name; the same name gives the same company. */
    public static SeedParty vendor(String name) {
        int hash = Math.floorMod(name.hashCode(), 9_000_000);
        String domain = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replaceAll("[^a-z0-9].*", "");
        return new SeedParty(
                name,
                SeedNumbers.germanVatId("%08d".formatted(20_000_000 + hash)),
                SeedNumbers.germanIban("99990030", "%010d".formatted(hash)),
                "Industriestraße " + (1 + hash % 98),
                "%05d".formatted(10_000 + hash % 80_000),
                CITIES.get(hash % CITIES.size()),
                "DE",
                "buchhaltung@" + domain + ".example");
    }
}
