package io.paperbridge.sandbox.ecb;

import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxApp;
import io.paperbridge.sandbox.SandboxRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Publishes euro exchange rates in the three files of the European Central Bank: the last day, 90 days, all days. The rates are made
 * up: the same each weekday, but for a ten-thousandth that tells the days of a month apart.
 */
public final class EcbSandbox implements SandboxApp {

    /** The content type of the European Central Bank. */
    private static final String XML = "text/xml";

    private static final int NINETY_DAYS = 90;
    private static final Map<String, String> BASES =
            new TreeMap<>(Map.of("CHF", "0.9412", "GBP", "0.8700", "IDR", "17853.38", "JPY", "163.9", "USD", "1.0800"));

    private final NavigableMap<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();

    /** Rates of each weekday from one day to another. */
    public EcbSandbox(LocalDate first, LocalDate last) {
        publish(first, last);
    }

    /** The units of a currency for one euro on a weekday. */
    public static BigDecimal rate(String currency, LocalDate day) {
        BigDecimal base = new BigDecimal(BASES.get(currency));
        BigDecimal step = BigDecimal.ONE.add(BigDecimal.valueOf(day.getDayOfMonth(), 4));
        return base.multiply(step).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** The rates of the weekdays from one day to another come out. */
    public synchronized void publish(LocalDate first, LocalDate last) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                LocalDate open = day;
                days.put(
                        day, BASES.keySet().stream().collect(Collectors.toMap(code -> code, code -> rate(code, open))));
            }
        }
    }

    /** Nothing came out on a day, for example a holiday. */
    public synchronized void closed(LocalDate day) {
        days.remove(day);
    }

    @Override
    public synchronized SandboxAnswer handle(SandboxRequest request) {
        LocalDate last = days.lastKey();
        String file = request.path().replaceFirst(".*/", "");
        return switch (file) {
            case "eurofxref-daily.xml" -> xml(days.tailMap(last, true));
            case "eurofxref-hist-90d.xml" -> xml(days.tailMap(last.minusDays(NINETY_DAYS), true));
            case "eurofxref-hist.xml" -> xml(days);
            default -> SandboxAnswer.text(404, "text/html", "<html><body>Page not found</body></html>");
        };
    }

    private static SandboxAnswer xml(NavigableMap<LocalDate, Map<String, BigDecimal>> days) {
        StringBuilder xml = new StringBuilder(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"\
                 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                \t<gesmes:subject>Reference rates</gesmes:subject>
                \t<gesmes:Sender>
                \t\t<gesmes:name>European Central Bank</gesmes:name>
                \t</gesmes:Sender>
                \t<Cube>
                """);
        days.descendingMap().forEach((day, rates) -> {
            xml.append("\t\t<Cube time='").append(day).append("'>\n");
            rates.forEach((currency, rate) -> xml.append("\t\t\t<Cube currency='")
                    .append(currency)
                    .append("' rate='")
                    .append(rate.toPlainString())
                    .append("'/>\n"));
            xml.append("\t\t</Cube>\n");
        });
        return SandboxAnswer.text(
                200, XML, xml.append("\t</Cube>\n</gesmes:Envelope>\n").toString());
    }
}
