package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactSearchTest {

    private static final String NONE = list();
    private static final String NAME = "Nordwind Papier GmbH";

    private final ContactSearch contacts = new ContactSearch(Books.facts());

    @Test
    void remembersAVendorByItsVatIdAndElseByTheCorrespondentWithThePrintedName() {
        // Given
        SourceDocument source = source(new Correspondent(7, "Nordwind"));

        // When // Then
        assertThat(contacts.links(withVatId(), source)).containsExactly("vat:DE811907980");
        assertThat(contacts.links(Invoices.oneRate().build(), source))
                .containsExactly("correspondent:7:NORDWIND PAPIER GMBH");
        assertThat(contacts.links(Invoices.oneRate().build(), source(null))).isEmpty();
    }

    @Test
    void makesAVendorOneByItsVatIdAndElseByItsFoldedName() {
        assertThat(contacts.key(withVatId())).isEqualTo("vat:DE811907980");
        assertThat(contacts.key(Invoices.oneRate().seller("Büro Süd 🚀").build()))
                .isEqualTo("name:BURO SUD");
    }

    @Test
    void asksForExactlyTheName() {
        // When
        String query =
                URLDecoder.decode(contacts.query(Invoices.oneRate().build(), source(null)), StandardCharsets.UTF_8);

        // Then
        assertThat(query)
                .isEqualTo("stringified_filter_roles=[{\"fieldKey\":\"display_name\",\"comparator\":\"equals\","
                        + "\"value\":\"Nordwind Papier GmbH\"},{\"condition\":\"or\",\"fieldKey\":\"display_name\","
                        + "\"comparator\":\"contain\",\"value\":\"Nordwind\"}]&page=1&page_size=1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nordwind Papier GmbH", "NORDWIND PAPIER GMBH", " Nordwind  Papier GmbH "})
    void findsTheVendorOfExactlyThisName(String stored) {
        assertThat(contacts.choose(Invoices.oneRate().build(), source(null), list(vendor(12, stored)), NONE))
                .isEqualTo(12);
    }

    @Test
    void asksWhenTheVendorIsInactive() {
        assertThatThrownBy(() -> contacts.choose(
                        Invoices.oneRate().build(),
                        source(null),
                        NONE,
                        list(vendor(12, NAME).put("active", 0))))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.PARTY_UNCERTAIN))
                .hasMessageContaining("inactive")
                .hasMessageContaining("id 12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Nordwind Papier", "Nordwind Papier GmbH & Co. KG", "Nördwind Papier GmbH", "NORDWIND-PAPIER AG"
            })
    void proposesAVendorOfNearlyTheSameNameAndNeverTakesIt(String similar) {
        assertThatThrownBy(() -> contacts.choose(
                        Invoices.oneRate().build(),
                        source(null),
                        list(vendor(12, similar), vendor(13, "Nordwind Energie AG")),
                        NONE))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.PARTY_UNCERTAIN))
                .hasMessageContaining(similar)
                .hasMessageContaining("100 % alike")
                .hasMessageNotContaining("Energie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nordwind Energie AG", "Ostwind Papier GmbH", "Nordwind Papier Transport und Verkehr"})
    void proposesNothingThatIsOnlyRelated(String related) {
        assertThat(contacts.choose(Invoices.oneRate().build(), source(null), list(vendor(12, related)), NONE))
                .isNull();
    }

    @Test
    void proposesNoVendorThatItMadeForAnotherVatId() {
        // Given
        ObjectNode other = vendor(12, "Nordwind Papier AG")
                .put("note", "Made by Paperbridge; VAT id DE136695976; first seen on PLX-4");

        // When // Then
        assertThat(contacts.choose(withVatId(), source(null), list(other), NONE))
                .isNull();
    }

    @Test
    void takesTheVendorThatTheCorrespondentNamesExactlyWhenItMayBeTheSame() {
        // Given
        ObjectNode renamed = vendor(12, "Nordwind Papierhandel");

        // When // Then
        assertThat(contacts.choose(
                        Invoices.oneRate().build(),
                        source(new Correspondent(7, "Nordwind Papierhandel")),
                        list(renamed),
                        NONE))
                .isEqualTo(12);
        assertThat(contacts.choose(
                        Invoices.oneRate().build(),
                        source(new Correspondent(7, "Telekom")),
                        list(vendor(14, "Telekom")),
                        NONE))
                .isNull();
    }

    @Test
    void isNoLookWhenTheListIsNotComplete() {
        assertThatThrownBy(() -> contacts.choose(
                        Invoices.oneRate().build(),
                        source(null),
                        "{\"vendors\":[],\"pagination\":{\"total\":1}}",
                        NONE))
                .isInstanceOf(RemoteFailure.class);
    }

    @Test
    void remembersTheIbanTogetherWithTheFirstWordOfTheName() {
        // Given
        Party seller = new Party(NAME, null, null, "DE89370400440532013000", null, null, null, null);
        Party known = new Party(NAME, "DE811907980", null, "DE89370400440532013000", null, null, null, null);

        // When // Then
        assertThat(contacts.links(Invoices.oneRate().seller(seller).build(), source(null)))
                .containsExactly("iban:DE89370400440532013000:NORDWIND");
        assertThat(contacts.links(Invoices.oneRate().seller(known).build(), source(null)))
                .containsExactly("vat:DE811907980");
        assertThat(contacts.linksToKeep(Invoices.oneRate().seller(known).build(), source(null)))
                .containsExactly("vat:DE811907980", "iban:DE89370400440532013000:NORDWIND");
    }

    @Test
    void looksForCustomersWhereWeSell() {
        // Given
        Invoice sale = Invoices.oneRate()
                .kind(EntryKind.SALE_INVOICE)
                .seller("Atelier Linde KG")
                .buyer(Party.named("Kontor Sund AG"))
                .build();

        // When
        JsonNode payload = Wire.parse("payload", contacts.payload(sale, source(null), "PLX-17"));

        // Then
        assertThat(contacts.path(sale)).isEqualTo("/api/customers");
        assertThat(contacts.role(sale)).isEqualTo("customer");
        assertThat(payload.path("customer_type").asText()).isEqualTo("business");
        assertThat(payload.path("display_name").asText()).isEqualTo("Kontor Sund AG");
        assertThat(contacts.choose(sale, source(null), "{\"customers\":[]}", "{\"customers\":[]}"))
                .isNull();
    }

    @Test
    void needsNoPayeeForAnExpenseWhoseMerchantIsNotSure() {
        // Given
        Invoices receipt = Invoices.oneRate().kind(EntryKind.EXPENSE).origin(Origin.TEXT);

        // When // Then
        assertThat(contacts.isNeeded(receipt.build(), source(null))).isFalse();
        assertThat(contacts.isNeeded(receipt.origin(Origin.E_INVOICE).build(), source(null)))
                .isTrue();
        assertThat(contacts.isNeeded(receipt.kind(EntryKind.BILL).build(), source(null)))
                .isTrue();
    }

    @Test
    void findsNoVendorOfAnotherCurrency() {
        assertThat(contacts.choose(
                        Invoices.oneRate().build(),
                        source(null),
                        list(vendor(12, NAME).put("currency_code", "USD")),
                        NONE))
                .isNull();
    }

    @Test
    void asksWhenSeveralVendorsHaveTheName() {
        assertThatThrownBy(() -> contacts.choose(
                        Invoices.oneRate().build(), source(null), list(vendor(13, NAME), vendor(12, NAME)), NONE))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.PARTY_UNCERTAIN))
                .hasMessageContaining("[12, 13]");
    }

    @Test
    void takesTheFirstOfSeveralThatItMadeItself() {
        // Given
        ObjectNode first = vendor(12, NAME).put("note", "Made by Paperbridge; first seen on PLX-4");
        ObjectNode second = vendor(13, NAME).put("note", "Made by Paperbridge; first seen on PLX-5");

        // When // Then
        assertThat(contacts.choose(Invoices.oneRate().build(), source(null), list(second, first), NONE))
                .isEqualTo(12);
        assertThatThrownBy(() -> contacts.choose(withVatId(), source(null), list(second, first), NONE))
                .isInstanceOf(ReviewNeeded.class);
    }

    @Test
    void createsAVendorWithWhatTheDocumentTellsOfIt() {
        // Given
        Party seller = new Party(
                NAME, "DE811907980", null, null, "Hafenstr. 1 🚀", "24103 Kiel", "DE", "rechnung@nordwind.example");

        // When
        JsonNode payload = Wire.parse(
                "payload", contacts.payload(Invoices.oneRate().seller(seller).build(), source(null), "PLX-17"));

        // Then
        assertThat(payload)
                .isEqualTo(
                        Wire.parse(
                                "expected",
                                """
                        {"display_name":"Nordwind Papier GmbH","company_name":"Nordwind Papier GmbH","currency_code":"EUR",
                         "billing_address_1":"Hafenstr. 1","billing_address_city":"24103 Kiel",
                         "billing_address_country":"DE","email":"rechnung@nordwind.example",
                         "note":"Made by Paperbridge; VAT id DE811907980; first seen on PLX-17"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no e-mail", "a@b", "a@@b.c", "a..b@c.de", "a@b.c1", ""})
    void leavesOutWhatTheServerWouldRefuse(String email) {
        // Given
        Party seller = new Party(NAME, null, null, null, "", null, null, email);

        // When
        String payload = contacts.payload(Invoices.oneRate().seller(seller).build(), source(null), "PLX-17");

        // Then
        assertThat(payload).doesNotContain("email", "billing");
    }

    @Test
    void createsNoVendorWhoseNameNothingProves() {
        // Given
        Invoice scanned = Invoices.oneRate().origin(Origin.TEXT).build();

        // When // Then
        assertThatThrownBy(() -> contacts.payload(scanned, source(new Correspondent(7, "Somebody else")), "PLX-17"))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.PARTY_UNCERTAIN))
                .hasMessageContaining(NAME)
                .hasMessageContaining("correspondent");
    }

    @ParameterizedTest
    @CsvSource({"DE811907980,,", ",DE89370400440532013000,", ",,nordwind  papier gmbh"})
    void createsAVendorWhoseNameStandsBesideAProof(
            @Nullable String vatId, @Nullable String iban, @Nullable String correspondent) {
        // Given
        Party seller = new Party(NAME, vatId, null, iban, null, null, null, null);
        Invoice scanned = Invoices.oneRate().origin(Origin.TEXT).seller(seller).build();
        Correspondent known = correspondent == null ? null : new Correspondent(7, correspondent);

        // When // Then
        assertThat(contacts.payload(scanned, source(known), "PLX-17")).contains(NAME);
    }

    @Test
    void neverMakesOurselvesAVendor() {
        // Given
        Invoice byName = Invoices.oneRate().seller("ATELIER LINDE KG").build();
        Invoice byVatId = withVatId();

        // When // Then
        assertThatThrownBy(() -> contacts.payload(byName, source(null), "PLX-17"))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.DIRECTION_UNCLEAR));
        assertThatThrownBy(() -> new ContactSearch(
                                Books.facts(Books.settings("paperbridge.company.vat-ids", "de 811 907.980"), "EUR"))
                        .payload(byVatId, source(null), "PLX-17"))
                .isInstanceOf(ReviewNeeded.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🚀"})
    void asksWhenTheDocumentNamesNoVendor(String name) {
        // Given
        Invoice nameless = Invoices.oneRate().seller(name).build();

        // When // Then
        assertThatThrownBy(() -> contacts.query(nameless, source(null)))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("names no vendor");
        assertThatThrownBy(() -> contacts.key(Invoices.oneRate()
                        .seller(Party.named("x").withName(null))
                        .build()))
                .isInstanceOf(ReviewNeeded.class);
    }

    @Test
    void readsTheIdOfANewVendorInEitherForm() {
        assertThat(contacts.created("{\"id\":12}")).isEqualTo(12);
        assertThat(contacts.created("{\"id\":\"12\"}")).isEqualTo(12);
    }

    @Test
    void keepsLinksWithinTheJournalsColumns() {
        assertThat(contacts.links(
                        Invoices.oneRate().seller("x".repeat(400)).build(), source(new Correspondent(7, "X"))))
                .allSatisfy(link -> assertThat(link).hasSizeLessThanOrEqualTo(300));
    }

    private static Invoice withVatId() {
        return Invoices.oneRate()
                .seller(new Party(NAME, "DE811907980", null, null, null, null, null, null))
                .build();
    }

    private static SourceDocument source(@Nullable Correspondent correspondent) {
        return new SourceDocument(
                new DocumentRef(17, Instant.EPOCH),
                "title",
                "",
                new OriginalFile(new byte[0], "application/pdf", null),
                correspondent,
                null,
                null,
                List.of(),
                Map.of());
    }

    private static ObjectNode vendor(long id, String name) {
        return Wire.JSON
                .createObjectNode()
                .put("id", id)
                .put("display_name", name)
                .put("currency_code", "EUR");
    }

    private static String list(ObjectNode... contacts) {
        ObjectNode list = Wire.JSON.createObjectNode();
        ArrayNode array = list.putArray("vendors");
        for (ObjectNode vendor : contacts) {
            array.add(vendor);
        }
        return list.toString();
    }
}
