package io.paperbridge.extraction.party;

import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextPage;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mail and web domains of a page as witnesses of who sent it; those of mail providers are nobody's. */
final class WebDomains {

    private static final int SHORTEST = 4;
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:@|www\\.|https?://(?:www\\.)?)([a-z0-9.-]{2,60})\\.[a-z]{2,6}\\b", Pattern.CASE_INSENSITIVE);

    private final Set<String> stems = new LinkedHashSet<>();

    WebDomains(TextPage page, Labels labels) {
        Set<String> providers = new LinkedHashSet<>();
        labels.list("mail-providers").forEach(word -> providers.add(word.text()));
        for (String line : page.lines()) {
            Matcher matcher = DOMAIN.matcher(line);
            while (matcher.find()) {
                String[] parts = matcher.group(1).toLowerCase(Locale.ROOT).split("\\.", -1);
                String stem = parts[parts.length - 1].replaceAll("[^a-z0-9]", "");
                if (stem.length() >= SHORTEST && !providers.contains(stem)) {
                    stems.add(stem);
                }
            }
        }
    }

    /** Whether a name is that of a domain, as a whole or by one of its words. */
    boolean agreeWith(String name) {
        String key = PartyNames.key(name);
        return stems.stream()
                .anyMatch(stem -> key.contains(stem)
                        || stem.contains(key)
                        || Arrays.stream(name.split("[^\\p{L}\\p{N}]+", -1))
                                .map(PartyNames::key)
                                .anyMatch(word -> word.length() >= SHORTEST && stem.contains(word)));
    }

    boolean isEmpty() {
        return stems.isEmpty();
    }
}
