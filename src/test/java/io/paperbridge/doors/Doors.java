package io.paperbridge.doors;

import io.paperbridge.journal.TimingSettings;
import io.paperbridge.operations.ExchangeSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;

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
                            "io\\.paperbridge\\.operations\\.(Remote(Breakers|Connections)|Stopping|WriteGuard|Exchange(Log|Mask))",
                            "io\\.paperbridge\\.journal\\.(Exchanges|Events|Node|FlowHash|Correlation)",
                            "io\\.paperbridge\\.bigcapital\\.(Bigcapital(Access|Answers|Pacing|Examination)|LedgerFacts)",
                            "io\\.paperbridge\\.bigcapital\\.(LedgerItems|ChartOfAccounts|TaxProbe)",
                            "io\\.paperbridge\\.language\\.Language",
                            "io\\.paperbridge\\.pacing\\.OneNode",
                            "io\\.paperbridge\\.paperless\\.Paperless(Access|Answers|Examination)"
                        }))
@ConfigurationPropertiesScan({"io.paperbridge.bigcapital", "io.paperbridge.paperless", "io.paperbridge.language"})
@EnableConfigurationProperties(TimingSettings.class)
class Doors {

    /** Readiness names the journal's health, which is not here. */
    static final String WITHOUT_JOURNAL = "management.endpoint.health.validate-group-membership=false";

    /** Nothing is kept, for there is nothing to keep it in. */
    @Bean
    ExchangeSettings exchangeSettings() {
        return new ExchangeSettings(false, Duration.ofDays(1), DataSize.ofKilobytes(16));
    }

    @Bean
    JdbcClient neverAsked() {
        return JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:never-asked"));
    }

    @Bean
    NamedParameterJdbcTemplate neverWritten() {
        return new NamedParameterJdbcTemplate(new DriverManagerDataSource("jdbc:h2:mem:never-asked"));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
