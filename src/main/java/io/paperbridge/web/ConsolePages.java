package io.paperbridge.web;

import io.hawt.springboot.HawtioPlugin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of our own in Hawtio: Dead letters and Flow, over the MBeans of these names. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ConsolePages {

    /** Where {@code remoteEntry.js} is served, as Hawtio's page sees it; so it holds under any path of a proxy. */
    private static final String FOLDER = "../../console";

    @Bean
    HawtioPlugin deadLettersAndFlow() {
        return new HawtioPlugin("paperbridge", "./pages", FOLDER);
    }
}
