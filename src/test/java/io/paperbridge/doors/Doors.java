package io.paperbridge.doors;

import io.paperbridge.journal.TimingSettings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The two kamelets and what they need, without journal and web. No stereotype: the application itself must not find it. */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration"
        })
@ComponentScan(
        basePackages = "io.paperbridge",
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "io\\.paperbridge\\.operations\\.(Remote(Breakers|Connections)|Stopping|WriteGuard)",
                            "io\\.paperbridge\\.bigcapital\\.(Bigcapital(Access|Answers|Pacing|Examination)|LedgerFacts)",
                            "io\\.paperbridge\\.bigcapital\\.(LedgerItems|ChartOfAccounts|TaxProbe)",
                            "io\\.paperbridge\\.language\\.Language",
                            "io\\.paperbridge\\.paperless\\.Paperless(Access|Answers|Examination)"
                        }))
@ConfigurationPropertiesScan({"io.paperbridge.bigcapital", "io.paperbridge.paperless", "io.paperbridge.language"})
@EnableConfigurationProperties(TimingSettings.class)
class Doors {

    /** Readiness names the journal's health, which is not here. */
    static final String WITHOUT_JOURNAL = "management.endpoint.health.validate-group-membership=false";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
