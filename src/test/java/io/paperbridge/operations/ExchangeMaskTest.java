package io.paperbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeMaskTest {

    private final ExchangeMask mask = new ExchangeMask(List.of("bc_4711secret", "short"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"password":"open \\"sesame\\"","id":7}            | {"password":"***","id":7}
            {"apiKey":"abc","total":"12.00"}                   | {"apiKey":"***","total":"12.00"}
            {"access_token" : "abc"}                           | {"access_token" : "***"}
            {"contact":{"workPhone":4930123456,"id":3}}        | {"contact":{"workPhone":"***","id":3}}
            {"billing_address_1":"Ring 1","note":"paid"}       | {"billing_address_1":"***","note":"paid"}
            {"content":"the whole letter\\nof a person"}       | {"content":"***"}
            {"note":"key bc_4711secret was used"}              | {"note":"key *** was used"}
            {"note":"write to anna.b@example.org, please"}     | {"note":"write to ***, please"}
            {"note":"DE89 3704 0044 0532 0130 00 is his"}      | {"note":"*** is his"}
            {"note":"GB82WEST12345698765432"}                  | {"note":"***"}
            {"note":"call +49 (0)30 123456-78 or Tel. 030 123456"} | {"note":"call *** or Tel. ***"}
            {"note":"lives at Lange Straße 12a in Bonn"}       | {"note":"lives at *** in Bonn"}
            {"note":"Musterstrasse 7"}                         | {"note":"***"}
            {"note":"10 Downing Street, London"}               | {"note":"***, London"}
            {"note":"via Garibaldi 12"}                        | {"note":"***"}
            user=anna&password=open&x=1                        | user=anna&password=***&x=1
            Authorization: Bearer abcdefghij                   | Authorization: Bearer ***
            https://anna:open@example.org/x                    | https://***@example.org/x
            """)
    void cutsOutSecretsAndPersonalData(String text, String masked) {
        assertThat(mask.text(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"bill_number":"RE-2026-0042","amount":"1234567.89","date":"2026-11-26","vendor_id":1042}
            {"reference":"PLX-17","note":"short of 100 items at 12.50 EUR"}
            {"errors":[{"type":"BILL_NUMBER_EXISTS","code":800}]}
            /api/bills?page=1&page_size=100
            {"total":"00123456789","number":"4930123456"}
            """)
    void leavesWhatIsNoSecretAsItIs(String text) {
        assertThat(mask.text(text)).isEqualTo(text);
    }

    @Test
    void masksWhatTheCutHasBroken() {
        // Given
        String body = "{\"note\":\"" + "x".repeat(ExchangeMask.LONGEST_BODY - 30)
                + "\",\"password\":\"open sesame and more\"}";
        // When
        String masked = mask.body(body);
        // Then
        assertThat(masked)
                .contains("\"password\":\"***")
                .doesNotContain("open")
                .endsWith("… (" + body.length() + " characters)");
    }

    @Test
    void namesNoBodyThatIsNoText() {
        assertThat(ExchangeMask.isText("application/json; charset=utf-8")).isTrue();
        assertThat(ExchangeMask.isText("application/pdf")).isFalse();
        assertThat(ExchangeMask.isText(null)).isFalse();
        assertThat(mask.body("")).isNull();
    }
}
