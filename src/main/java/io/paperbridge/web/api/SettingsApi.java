package io.paperbridge.web.api;

import io.paperbridge.web.api.SettingsInForce.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The settings in force. */
@RestController
@Tag(name = "Overview")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SettingsApi {

    private final SettingsInForce settings;

    SettingsApi(SettingsInForce settings) {
        this.settings = settings;
    }

    @GetMapping("/api/v1/settings")
    @Operation(summary = "Shows the settings in force, secrets masked, each with where it comes from")
    PageView<Setting> settings() {
        return new PageView<>(settings.all(), null);
    }
}
