package io.paperbridge.web;

import io.paperbridge.Paperbridge;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The application with its web server and the routes of people's orders; neither Paperless nor BigCapital answers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Paperbridge.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:/application.yaml",
            "spring.datasource.url=jdbc:h2:mem:running-api;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "camel.main.routes-include-pattern=classpath:routes/85-*.camel.yaml,classpath:routes/86-*.camel.yaml,classpath:routes/87-*.camel.yaml,classpath:routes/88-*.camel.yaml,classpath:routes/89-*.camel.yaml,classpath:routes/91-*.camel.yaml,classpath:routes/00-*.camel.yaml",
            "PAPERLESS_URL=http://127.0.0.1:9",
            "PAPERLESS_TOKEN=0123456789012345678901234567890123456789",
            "BIGCAPITAL_URL=http://127.0.0.1:9",
            "BIGCAPITAL_API_KEY=bc_none",
            "paperbridge.security.password=open sesame",
            "paperbridge.security.control-file=target/control",
            "paperbridge.live.heartbeat=300ms",
            "paperbridge.live.ping=300ms"
        })
@interface RunningApi {}
