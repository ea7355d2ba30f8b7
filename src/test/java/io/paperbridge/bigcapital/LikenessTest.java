package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource({
        "Müller Handels GmbH, Mueller Handels-AG, 100",
        "Nordwind Papier GmbH, NORDWIND PAPIER, 100",
        "Nordwind Papier GmbH, Nordwlnd Papier, 100",
        "Nordwind Papier GmbH, Nordwind Papiere e.K., 100",
        "Stadtwerke Neustadt, Stadtwerke Altstadt, 50",
        "ABC Nord GmbH, ABD Nord GmbH, 50",
        "Café Köln, Cafe Koeln, 100",
        "GmbH & Co. KG, Nordwind GmbH, 0",
        "'', Nordwind, 0"
    })
    void isTheShareOfCommonWords(String one, String other, int percent) {
        assertThat(Likeness.of(one, other)).isEqualTo(percent);
        assertThat(Likeness.of(other, one)).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"Die Nordwind Papier GmbH, Nordwind, NORDWIND", "GmbH, '', ''", "'', '', ''"})
    void namesTheWordsToSearchAndRememberBy(String name, String telling, String first) {
        assertThat(Likeness.tellingWord(name)).isEqualTo(telling);
        assertThat(Likeness.firstWord(name)).isEqualTo(first);
    }
}
