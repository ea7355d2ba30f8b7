package io.paperbridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Paperbridge: books documents from Paperless-ngx in BigCapital, exactly once. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Paperbridge {

    public static void main(String[] args) {
        SpringApplication.run(Paperbridge.class, args);
    }
}
