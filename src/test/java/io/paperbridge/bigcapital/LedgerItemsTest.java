package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LedgerItemsTest {

    private final LedgerItems items = Books.of(Books.settings(), "EUR").items();

    @Test
    void knowsTheGenericItems() {
        assertThat(items.line()).isEqualTo(1000);
        assertThat(items.tax()).isEqualTo(1002);
        assertThat(items.missing()).isEmpty();
        assertThat(URLDecoder.decode(items.query(), StandardCharsets.UTF_8)).contains("PLX-SVC", "PLX-VAT");
    }

    @Test
    void saysHowTheGenericItemsAreMadeThatAreMissing() {
        // When
        items.learn("{\"items\":[]}");

        // Then
        assertThat(items.lacks()).isTrue();
        assertThat(items.missing()).hasSize(2).allSatisfy(payload -> {
            JsonNode item = Wire.parse("item", payload);
            assertThat(item.path("type").asText()).isEqualTo("service");
            assertThat(item.path("sellable").asBoolean()).isTrue();
            assertThat(item.path("purchasable").asBoolean()).isTrue();
            assertThat(item.path("sell_account_id").asLong()).isEqualTo(1026);
            assertThat(item.path("cost_account_id").asLong()).isEqualTo(1018);
        });
        assertThatThrownBy(items::line).isInstanceOf(NotYet.class);
    }

    @Test
    void refusesAGenericItemThatCannotBeBought() {
        assertThatThrownBy(() ->
                        items.learn("{\"items\":[{\"id\":1,\"code\":\"PLX-SVC\",\"sellable\":1,\"purchasable\":0}]}"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("PLX-SVC");
    }

    @Test
    void takesTheOldestOfSeveralItemsOfOneCode() {
        // When
        items.learn(
                """
                {"items":[{"id":9,"code":"PLX-SVC","sellable":1,"purchasable":1},
                          {"id":7,"code":"PLX-SVC","sellable":1,"purchasable":1}]}""");

        // Then
        assertThat(items.line()).isEqualTo(7);
    }

    @Test
    void goesOnWithoutItemsInADryRun() {
        // Given
        items.learn("{\"items\":[{\"id\":7,\"code\":\"PLX-SVC\",\"sellable\":1,\"purchasable\":1}]}");

        // When
        items.rehearse(items.missing().get(0), -1);

        // Then
        assertThat(items.lacks()).isFalse();
        assertThat(items.line()).isEqualTo(7);
        assertThat(items.tax()).isEqualTo(-1);
    }

    @Test
    void asksForAnItemThatARuleNamesBeforeItIsUsed() {
        // Given
        assertThatThrownBy(() -> items.named("HOSTING", "rule \"Hosting\"")).isInstanceOf(NotYet.class);
        boolean asked = items.isAskedForMore();

        // When
        items.learn("{\"items\":[{\"id\":8,\"code\":\"HOSTING\",\"sellable\":1,\"purchasable\":1}]}");

        // Then
        assertThat(asked).isTrue();
        assertThat(items.isAskedForMore()).isFalse();
        assertThat(items.named("HOSTING", "rule \"Hosting\"")).isEqualTo(8);
    }

    @Test
    void asksAPersonWhenTheItemThatARuleNamesIsNotThere() {
        // Given
        assertThatThrownBy(() -> items.named("HOSTING", "rule \"Hosting\"")).isInstanceOf(NotYet.class);

        // When
        items.learn(Books.ITEMS);

        // Then
        assertThatThrownBy(() -> items.named("HOSTING", "rule \"Hosting\""))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.ACCOUNT_UNUSABLE))
                .hasMessageContaining("HOSTING")
                .hasMessageContaining("rule \"Hosting\"");
    }
}
