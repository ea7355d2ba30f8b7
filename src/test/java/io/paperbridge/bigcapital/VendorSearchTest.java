package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorSearchTest {

    private static final String NONE = list();
    private static final String NAME = "Nordwind Papier GmbH";

    private final VendorSearch vendors = new VendorSearch(Books.facts());

    @Test
    void remembersAVendorByItsVatIdAndElseByTheCorrespondentWithThePrintedName() {
        // Given
        SourceDocument source = source(new Correspondent(7, "Nordwind"));

        // When // Then
        assertThat(vendors.links(withVatId(), source)).containsExactly("vat:DE811907980");
        assertThat(vendors.links(Invoices.oneRate().build(), source))
                .containsExactly("correspondent:7:NORDWIND PAPIER GMBH");
        assertThat(vendors.links(Invoices.oneRate().build(), source(null))).isEmpty();
    }

    @Test
    void makesAVendorOneByItsVatIdAndElseByItsFoldedName() {
        assertThat(vendors.key(withVatId())).isEqualTo("vat:DE811907980");
        assertThat(vendors.key(Invoices.oneRate().seller("Büro Süd 🚀").build()))
                .isEqualTo("name:BURO SUD");
    }

    @Test
    void asksForExactlyTheName() {
        // When
        String query = URLDecoder.decode(vendors.query(Invoices.oneRate().build()), StandardCharsets.UTF_8);

        // Then
        assertThat(query)
                .isEqualTo("stringified_filter_roles=[{\"fieldKey\":\"display_name\",\"comparator\":\"equals\","
                        + "\"value\":\"Nordwind Papier GmbH\"}]&page_size=100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nordwind Papier GmbH", "NORDWIND PAPIER GMBH", " Nordwind  Papier GmbH "})
    void findsTheVendorOfExactlyThisName(String stored) {
        assertThat(vendors.choose(Invoices.oneRate().build(), list(vendor(12, stored)), NONE))
                .isEqualTo(12);
    }

    @Test
    void findsAnInactiveVendorToo() {
        assertThat(vendors.choose(Invoices.oneRate().build(), NONE, list(vendor(12, NAME))))
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nordwind Papier", "Nordwind Papier GmbH & Co. KG", "Nördwind Papier GmbH"})
    void neverTakesTheFirstHit(String similar) {
        assertThat(vendors.choose(Invoices.oneRate().build(), list(vendor(12, similar)), NONE))
                .isNull();
    }

    @Test
    void findsNoVendorOfAnotherCurrency() {
        assertThat(vendors.choose(
                        Invoices.oneRate().build(), list(vendor(12, NAME).put("currency_code", "USD")), NONE))
                .isNull();
    }

    @Test
    void asksWhenSeveralVendorsHaveTheName() {
        assertThatThrownBy(() ->
                        vendors.choose(Invoices.oneRate().build(), list(vendor(13, NAME), vendor(12, NAME)), NONE))
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
        assertThat(vendors.choose(Invoices.oneRate().build(), list(second, first), NONE))
                .isEqualTo(12);
        assertThatThrownBy(() -> vendors.choose(withVatId(), list(second, first), NONE))
                .isInstanceOf(ReviewNeeded.class);
    }

    @Test
    void createsAVendorWithWhatTheDocumentTellsOfIt() {
        // Given
        Party seller = new Party(
                NAME, "DE811907980", null, null, "Hafenstr. 1 🚀", "24103 Kiel", "DE", "rechnung@nordwind.example");

        // When
        JsonNode payload = Wire.parse(
                "payload", vendors.payload(Invoices.oneRate().seller(seller).build(), source(null), "PLX-17"));

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
    @ValueSource(strings = {"no e-mail", "a@b", "a@@b.c", ""})
    void leavesOutWhatTheServerWouldRefuse(String email) {
        // Given
        Party seller = new Party(NAME, null, null, null, "", null, null, email);

        // When
        String payload = vendors.payload(Invoices.oneRate().seller(seller).build(), source(null), "PLX-17");

        // Then
        assertThat(payload).doesNotContain("email", "billing");
    }

    @Test
    void createsNoVendorWhoseNameNothingProves() {
        // Given
        Invoice scanned = Invoices.oneRate().origin(Origin.TEXT).build();

        // When // Then
        assertThatThrownBy(() -> vendors.payload(scanned, source(new Correspondent(7, "Somebody else")), "PLX-17"))
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
        assertThat(vendors.payload(scanned, source(known), "PLX-17")).contains(NAME);
    }

    @Test
    void neverMakesOurselvesAVendor() {
        // Given
        Invoice byName = Invoices.oneRate().seller("ATELIER LINDE KG").build();
        Invoice byVatId = withVatId();

        // When // Then
        assertThatThrownBy(() -> vendors.payload(byName, source(null), "PLX-17"))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.DIRECTION_UNCLEAR));
        assertThatThrownBy(() -> new VendorSearch(
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
        assertThatThrownBy(() -> vendors.query(nameless))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("R-17");
        assertThatThrownBy(() -> vendors.key(Invoices.oneRate()
                        .seller(Party.named("x").withName(null))
                        .build()))
                .isInstanceOf(ReviewNeeded.class);
    }

    @Test
    void readsTheIdOfANewVendorInEitherForm() {
        assertThat(vendors.created("{\"id\":12}")).isEqualTo(12);
        assertThat(vendors.created("{\"id\":\"12\"}")).isEqualTo(12);
    }

    @Test
    void keepsLinksWithinTheJournalsColumns() {
        assertThat(vendors.links(Invoices.oneRate().seller("x".repeat(400)).build(), source(new Correspondent(7, "X"))))
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
                Map.of());
    }

    private static ObjectNode vendor(long id, String name) {
        return Wire.JSON
                .createObjectNode()
                .put("id", id)
                .put("display_name", name)
                .put("currency_code", "EUR");
    }

    private static String list(ObjectNode... vendors) {
        ObjectNode list = Wire.JSON.createObjectNode();
        ArrayNode array = list.putArray("vendors");
        for (ObjectNode vendor : vendors) {
            array.add(vendor);
        }
        return list.toString();
    }
}
