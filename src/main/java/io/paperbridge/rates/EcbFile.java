package io.paperbridge.rates;

import io.paperbridge.journal.RateTable.DayRates;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A file of the European Central Bank's reference rates, read without trust: no DTD, no entity from anywhere, a bounded number of
 * elements, and all of it or nothing.
 *
 * <p>It is three levels of {@code Cube}: the file, a day ({@code time}), a currency with units for one euro ({@code currency}, {@code
 * rate}).
 */
final class EcbFile {

    private static final String CUBE = "Cube";
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern RATE = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private final List<DayRates> days = new ArrayList<>();
    private @Nullable LocalDate day;
    private Map<String, BigDecimal> rates = new HashMap<>();

    private EcbFile() {}

    /**
     * The rates of a file, a day each, in the order of the file.
     *
     * @throws XMLStreamException when it is no such file, or anything in it is not as it should be
     */
    static List<DayRates> read(byte[] bytes) throws XMLStreamException {
        EcbFile file = new EcbFile();
        XMLStreamReader reader = reader(new ByteArrayInputStream(bytes));
        int elements = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("it declares or uses entities");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                elements++;
                if (elements > MOST_ELEMENTS) {
                    throw new XMLStreamException("it has more elements than there are rates");
                }
                if (reader.getLocalName().equals(CUBE)) {
                    file.cube(reader);
                }
            }
        }
        file.endOfDay();
        if (file.days.isEmpty()) {
            throw new XMLStreamException("it names no rate");
        }
        return List.copyOf(file.days);
    }

    private void cube(XMLStreamReader reader) throws XMLStreamException {
        String time = reader.getAttributeValue(null, "time");
        String currency = reader.getAttributeValue(null, "currency");
        if (time != null) {
            endOfDay();
            day = day(time);
        } else if (currency != null) {
            rates.put(currency, rate(currency, reader.getAttributeValue(null, "rate")));
        }
    }

    private void endOfDay() throws XMLStreamException {
        if (day == null && !rates.isEmpty()) {
            throw new XMLStreamException("it has rates of no day");
        }
        if (day != null) {
            days.add(new DayRates(day, rates));
            rates = new HashMap<>();
        }
    }

    private static LocalDate day(String text) throws XMLStreamException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new XMLStreamException("it has a day that is none", e);
        }
    }

    private static BigDecimal rate(String currency, @Nullable String text) throws XMLStreamException {
        if (!CURRENCY.matcher(currency).matches()
                || text == null
                || !RATE.matcher(text).matches()) {
            throw new XMLStreamException("it has a rate that is none");
        }
        BigDecimal rate = new BigDecimal(text);
        if (rate.signum() == 0) {
            throw new XMLStreamException("it has a rate of zero");
        }
        return rate;
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        // the JDK's own, whatever else lies on the class path
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory.createXMLStreamReader(in);
    }
}
