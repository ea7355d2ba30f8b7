package io.paperbridge.extraction.party;

import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The VAT ids and the IBAN of a page, and whose they are. */
final class TextIds {

    /** Where glyphs are exact, one with wrong check digits is wrong in the invoice itself. */
    private static final Pattern PRINTED_IBAN =
            Pattern.compile("IBAN[^0-9A-Z]{1,8}([A-Z]{2}[0-9]{2}(?: ?[0-9]){8,26})(?! ?[0-9])");

    private static final int LINES_OF_A_PARTY = 6;
    private static final int FEWEST_DIGITS = 7;

    /** A French VAT id ends with the nine digits of the register; others are the number of the company anyway. */
    private static final int COMPANY_NUMBER = 9;

    private final TextPage page;
    private final PartyAreas areas;
    private final Pattern national;
    private final Pattern label;
    private final Pattern buyerLabel;
    private final Pattern buyerAccount;
    private final Map<String, Id> sellers = new LinkedHashMap<>();
    private final Map<String, Id> labelled = new LinkedHashMap<>();
    private @Nullable Id buyer;
    private @Nullable Id iban;

    /**
     * An identifier.
     *
     * @param checked whether its check digit is right
     */
    record Id(String value, int line, boolean checked) {}

    TextIds(TextPage page, PartyAreas areas, Labels labels) {
        this.page = page;
        this.areas = areas;
        this.national = Pattern.compile(
                labels.anyOf("vat-number").pattern() + "[ .:#]{1,6}([0-9A-Z](?:[ .-]?[0-9A-Z]){6,15})(?![0-9A-Za-z])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.label = Pattern.compile(
                labels.anyOf("vat-number").pattern() + "[ .:#]{0,6}$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.buyerLabel = labels.anyOf("buyer-vat-id");
        this.buyerAccount = labels.anyOf("buyer-account");
        for (int i = 0; i < page.rows().size(); i++) {
            vatIds(i);
            String here = Ibans.in(page.lines().get(i));
            if (here != null && iban == null && !isBuyersAccount(i)) {
                iban = new Id(here, i, true);
            }
        }
        for (int i = 0; i < page.rows().size() && iban == null && !page.scanned(); i++) {
            Matcher printed = PRINTED_IBAN.matcher(page.lines().get(i));
            if (printed.find() && !isBuyersAccount(i)) {
                iban = new Id(printed.group(1).replace(" ", ""), i, false);
            }
        }
    }

    /** The seller's; null when there is none, or when two are printed and nothing says whose they are. */
    @Nullable
    Id sellerVat() {
        if (labelled.size() == 1) {
            return labelled.values().iterator().next();
        }
        Id repeated = sellers.size() == 1 ? sellers.values().iterator().next() : repeated();
        return repeated == null ? ofTheAccountsCountry() : repeated;
    }

    /** Of several the only one of the country that the account to pay to is kept in. */
    private @Nullable Id ofTheAccountsCountry() {
        Id account = iban;
        List<Id> there = account == null
                ? List.of()
                : sellers.values().stream()
                        .filter(id -> id.checked()
                                && id.value().startsWith(account.value().substring(0, 2)))
                        .toList();
        return there.size() == 1 && sellers.values().stream().allMatch(Id::checked) ? there.get(0) : null;
    }

    /** Of several the one whose digits stand in more lines than those of any other: in head and foot, or as the company's number. */
    private @Nullable Id repeated() {
        Map<Id, Long> lines = new HashMap<>();
        for (Id id : sellers.values()) {
            String digits = id.value().replaceAll("\\D", "");
            String number = digits.substring(Math.max(0, digits.length() - COMPANY_NUMBER));
            lines.put(
                    id,
                    page.lines().stream()
                            .filter(line -> line.replaceAll("[ .-]", "").contains(number))
                            .count());
        }
        long most = lines.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Id> best = sellers.values().stream()
                .filter(id -> most == lines.getOrDefault(id, 0L))
                .toList();
        return best.size() == 1 ? best.get(0) : null;
    }

    /** Of several the only one that stands near a line that names the seller; null when that is none, or more than one. */
    @Nullable
    Id sellerVatNear(List<Integer> lines) {
        List<Id> near = sellers.values().stream()
                .filter(id -> lines.stream().anyMatch(line -> Math.abs(line - id.line()) <= LINES_OF_A_PARTY))
                .toList();
        return near.size() == 1 ? near.get(0) : null;
    }

    /** Whether the seller's id stands in a block that is labelled as the seller's. */
    boolean isInSellersBlock() {
        return labelled.size() == 1;
    }

    @Nullable
    Id buyerVat() {
        return buyer;
    }

    @Nullable
    Id iban() {
        return iban;
    }

    private void vatIds(int index) {
        TextLine line = page.rows().get(index);
        for (VatIds.Found one : VatIds.printed(line.text())) {
            // where glyphs are exact, a check digit that is wrong is wrong in the invoice itself
            if (page.scanned() && !one.checked() && !VatIds.in(line.text()).contains(one) && !isLabelled(line, one)) {
                continue;
            }
            Id id = new Id(one.id(), index, one.checked());
            TextLine.Cell cell = line.cellAt(one.start());
            String before = line.text().substring(0, one.start());
            PartyAreas.Area area = areas.of(index, cell);
            if (buyerLabel.matcher(before).find() || (area != null && !area.seller())) {
                buyer = buyer == null ? id : buyer;
            } else {
                sellers.putIfAbsent(id.value(), id);
                if (area != null) {
                    labelled.putIfAbsent(id.value(), id);
                }
            }
        }
        Id known = buyer;
        if (known != null && sellers.size() > 1) {
            sellers.remove(known.value());
        }
    }

    private boolean isLabelled(TextLine line, VatIds.Found id) {
        return label.matcher(line.text().substring(0, id.start())).find();
    }

    /** The number behind a label for VAT that begins with no country; null when there is none, or when two differ. */
    @Nullable
    String national() {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < page.rows().size(); i++) {
            TextLine line = page.rows().get(i);
            Matcher matcher = national.matcher(line.text());
            while (matcher.find()) {
                String id = matcher.group(2).replaceAll("[ .-]", "");
                boolean buyers = areas.isBuyers(i, line.cellAt(matcher.start()))
                        || buyerLabel
                                .matcher(line.text().substring(0, matcher.start(2)))
                                .find();
                if (!buyers && id.replaceAll("[^0-9]", "").length() >= FEWEST_DIGITS) {
                    found.add(id);
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private boolean isBuyersAccount(int index) {
        return buyerAccount.matcher(page.lines().get(index)).find();
    }
}
