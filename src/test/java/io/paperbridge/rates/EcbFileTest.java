package io.paperbridge.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.journal.RateTable.DayRates;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcbFileTest {

    private static final String FILE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
                xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <Cube>
                <Cube time='2026-10-02'><Cube currency='USD' rate='1.0876'/><Cube currency='JPY' rate='163.9'/></Cube>
                <Cube time='2026-10-01'><Cube currency='USD' rate='1.0881'/></Cube>
              </Cube>
            </gesmes:Envelope>
            """;

    @Test
    void readsEachDay() throws XMLStreamException {
        // When
        List<DayRates> days = read(FILE);
        // Then
        assertThat(days)
                .containsExactly(
                        new DayRates(
                                LocalDate.of(2026, 10, 2),
                                Map.of("USD", new BigDecimal("1.0876"), "JPY", new BigDecimal("163.9"))),
                        new DayRates(LocalDate.of(2026, 10, 1), Map.of("USD", new BigDecimal("1.0881"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Sign in</body></html>",
                "<!doctype html><html></html>",
                "not XML at all",
                "<Cube><Cube time='2026-10-02'><Cube currency='USD' rate='1.08'/>",
                "<Cube><Cube currency='USD' rate='1.08'/></Cube>",
                "<Cube><Cube time='today'><Cube currency='USD' rate='1.08'/></Cube></Cube>",
                "<Cube><Cube time='2026-10-02'><Cube currency='USD' rate='0'/></Cube></Cube>",
                "<Cube><Cube time='2026-10-02'><Cube currency='USD' rate='-1.08'/></Cube></Cube>",
                "<Cube><Cube time='2026-10-02'><Cube currency='USD' rate='1,08'/></Cube></Cube>",
                "<Cube><Cube time='2026-10-02'><Cube currency='USD' rate='1e9'/></Cube></Cube>",
                "<Cube><Cube time='2026-10-02'><Cube currency='USD'/></Cube></Cube>",
                "<Cube><Cube time='2026-10-02'><Cube currency='dollar' rate='1.08'/></Cube></Cube>",
                "<!DOCTYPE Cube><Cube><Cube time='2026-10-02'><Cube currency='USD' rate='1.08'/></Cube></Cube>",
                "<!DOCTYPE Cube [<!ENTITY r '1.08'>]><Cube><Cube time='2026-10-02'><Cube currency='USD' rate='&r;'/></Cube></Cube>",
                "<!DOCTYPE Cube [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><Cube>&f;</Cube>"
            })
    void refusesWhatIsNotWholeAndRight(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void refusesWhatHasMoreElementsThanThereAreRates() {
        // Given
        String file = "<Cube>" + "<x/>".repeat(1_000_001) + "</Cube>";
        // When // Then
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("elements");
    }

    private static List<DayRates> read(String file) throws XMLStreamException {
        return EcbFile.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
