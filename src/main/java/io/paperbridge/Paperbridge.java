package io.paperbridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Paperbridge: books documents from Paperless-ngx in BigCapital, exactly once. */
@SpringBootApplication
public class Paperbridge {

    public static void main(String[] args) {
        SpringApplication.run(Paperbridge.class, args);
    }
}
