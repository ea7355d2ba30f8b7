package io.paperbridge;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulithTest {

    @Test
    void packagesSeeOnlyWhatTheyMay() {
        ApplicationModules.of(Paperbridge.class).verify();
    }
}
