package io.paperbridge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"119, EUR, 119.00", "1.5E+3, EUR, 1500.00", "1190, JPY, 1190", "1.5, KWD, 1.500", "-0.10, EUR, -0.10"})
    void hasTheDecimalsOfItsCurrency(String amount, String currency, String plain) {
        // When
        Money money = Money.of(amount, currency);

        // Then
        assertThat(money.plain()).isEqualTo(plain);
        assertThat(money).hasToString(plain + " " + currency);
    }

    @ParameterizedTest
    @CsvSource({"1.001, EUR", "0.5, JPY", "0.0001, KWD"})
    void refusesMoreDecimalsThanTheCurrencyHas(String amount, String currency) {
        assertThatThrownBy(() -> Money.of(amount, currency)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void acceptsDecimalsThatAreZero() {
        assertThat(Money.of("5.000", "JPY")).isEqualTo(Money.of("5", "JPY"));
    }

    @Test
    void refusesWhatIsNoCurrency() {
        assertThatThrownBy(() -> Money.of("1", "EURO")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isEqualWhenTheAmountIs() {
        assertThat(Money.of("1.5", "EUR"))
                .isEqualTo(Money.of("1.50", "EUR"))
                .hasSameHashCodeAs(Money.of("1.50", "EUR"));
        assertThat(Money.of("1", "EUR")).isNotEqualTo(Money.of("1", "USD"));
    }

    @Test
    void calculatesExactly() {
        // Given
        Money dime = Money.of("0.10", "EUR");

        // When
        Money sum = dime.plus(dime).plus(dime);

        // Then
        assertThat(sum).isEqualTo(Money.of("0.30", "EUR"));
        assertThat(sum.minus(dime.plus(dime).plus(dime)).isZero()).isTrue();
        assertThat(dime.negated().amount()).isEqualTo(new BigDecimal("-0.10"));
        assertThat(dime).isGreaterThan(Money.zero(Currency.getInstance("EUR")));
    }

    @Test
    void combinesNoTwoCurrencies() {
        // Given
        Money euro = Money.of("1", "EUR");
        Money dollar = Money.of("1", "USD");

        // When // Then
        assertThatThrownBy(() -> euro.plus(dollar)).hasMessage("cannot combine 1.00 EUR with 1.00 USD");
        assertThatThrownBy(() -> euro.minus(dollar)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.compareTo(dollar)).isInstanceOf(IllegalArgumentException.class);
    }
}
