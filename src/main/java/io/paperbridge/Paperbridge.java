package io.paperbridge;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Paperbridge: books documents from Paperless-ngx in BigCapital, exactly once. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Paperbridge {

    /** Runs a command; without one, Paperbridge starts and goes on until it is stopped. */
    public static void main(String[] args) {
        int code = Commands.execute(args);
        if (code != Commands.GOES_ON) {
            System.exit(code);
        }
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }
}
