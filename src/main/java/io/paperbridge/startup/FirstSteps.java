package io.paperbridge.startup;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Refuses the start while an address or a credential of one of the two servers is missing, and says where each is found. */
public final class FirstSteps implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PAPERLESS = "paperbridge.paperless.";
    private static final String MANY_NODES = "scale-out";
    private static final String BIGCAPITAL = "paperbridge.bigcapital.";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> missing = missing(context.getEnvironment());
        if (!missing.isEmpty()) {
            throw new StartRefused(text(missing));
        }
        if (context.getEnvironment().acceptsProfiles(Profiles.of(MANY_NODES))) {
            refuseWhatIsForOneNode(context.getEnvironment());
        }
    }

    private static void refuseWhatIsForOneNode(Environment settings) {
        String journal = settings.getProperty("spring.datasource.url", "");
        if (journal.isBlank() || journal.startsWith("jdbc:h2:file:")) {
            throw new StartRefused(
                    "The profile scale-out keeps its journal in PostgreSQL, for all nodes: set SPRING_DATASOURCE_URL "
                            + "(for example jdbc:postgresql://db.example.org/paperbridge), SPRING_DATASOURCE_USERNAME and "
                            + "SPRING_DATASOURCE_PASSWORD; and take spring.datasource.url out of application.yaml if it is there.");
        }
        for (String queue : List.of("book", "tell", "attach")) {
            if (settings.getProperty("paperbridge.queue." + queue, "").startsWith("seda:")) {
                throw new StartRefused("The profile scale-out has its queue in RabbitMQ, but paperbridge.queue." + queue
                        + " is set for one node; take paperbridge.queue out of application.yaml.");
            }
        }
    }

    private static List<String> missing(Environment settings) {
        List<String> missing = new ArrayList<>();
        if (isBlank(settings, PAPERLESS + "url")) {
            missing.add("PAPERLESS_URL       the address of Paperless-ngx, for example https://paperless.example.org");
        }
        if (isBlank(settings, PAPERLESS + "token")) {
            missing.add("PAPERLESS_TOKEN     in Paperless: click your name, My Profile, API Auth Token");
        }
        if (isBlank(settings, BIGCAPITAL + "url")) {
            missing.add("BIGCAPITAL_URL      the address of BigCapital, for example https://books.example.org");
        }
        if (isBlank(settings, BIGCAPITAL + "api-key") && !canSignIn(settings)) {
            missing.add("BIGCAPITAL_API_KEY  in BigCapital: Preferences, API keys; or instead BIGCAPITAL_EMAIL,");
            missing.add("                    BIGCAPITAL_PASSWORD and BIGCAPITAL_ORGANIZATION_ID");
        }
        return missing;
    }

    private static boolean canSignIn(Environment settings) {
        return !isBlank(settings, BIGCAPITAL + "email") && !isBlank(settings, BIGCAPITAL + "password");
    }

    private static boolean isBlank(Environment settings, String key) {
        return settings.getProperty(key, "").isBlank();
    }

    private static String text(List<String> missing) {
        return """
                Paperbridge does not know its servers yet. Set in the environment (or in application.yaml):

                  %s

                Then `java -jar paperbridge.jar doctor` checks both, and without a command it starts."""
                .formatted(String.join("\n  ", missing));
    }
}
