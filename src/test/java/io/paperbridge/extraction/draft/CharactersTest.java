package io.paperbridge.extraction.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are the same whatever the script they are written in. */
class CharactersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "٠١٢٣٤٥٦٧٨٩ | 0123456789",
                "۰۱۲۳۴۵۶۷۸۹ | 0123456789",
                "０１２３４５６７８９ | 0123456789",
                "०१२३४५६७८९ | 0123456789",
                "\ud835\udfcf\ud835\udfd0 | 12",
                "١٬٢٣٤٫٥٦ | 1,234.56",
                "１，２３４．５６ | 1,234.56",
                "٢٠٪ | 20%",
                "￥１００ ￡２ | ¥100 £2",
                "ＩＮＶ－２０２６／７ | INV-2026/7"
            })
    void numbersBecomePlain(String printed, String plain) {
        assertThat(Characters.plain(printed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße, 1.234,56 €", "m² ½ ① Ⅳ", "فاتورة", "株式会社、東京", "", "\ud83d\ude00"})
    void everythingElseStays(String printed) {
        assertThat(Characters.plain(printed)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"ＤＥ １３６ ６９５ ９７６, DE136695976", "de-136.695.976, DE136695976"})
    void identifiersHaveNoBlanks(String printed, String compact) {
        assertThat(Characters.compact(printed)).isEqualTo(compact);
    }
}
