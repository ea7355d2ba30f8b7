package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.List;

/** The organization the key or the user belongs to. */
final class Organization {

    private static final String BUILT = "2026-01-01T00:00:00.000Z";

    private final BigCapitalSettings settings;

    Organization(BigCapitalSettings settings) {
        this.settings = settings;
    }

    SandboxAnswer current(Call call) {
        ObjectNode body = Wire.object().put("id", 1);
        body.putArray("subscriptions")
                .addObject()
                .put("id", 1)
                .put("slug", "main")
                .put("active", true)
                .put("status", "active");
        ObjectNode metadata = body.putObject("metadata")
                .put("id", 1)
                .put("name", settings.organization())
                .putNull("industry")
                .put("location", "DE")
                .put("language", settings.language())
                .put("timezone", settings.timezone())
                .putNull("address")
                .put("tenant_id", 1)
                .put("base_currency", settings.baseCurrency())
                .put("date_format", "dd.MM.yyyy")
                .put("fiscal_year", "january")
                .put("tax_number", settings.taxNumber());
        metadata.putNull("primary_color").putNull("logo_key");
        body.put("organization_id", settings.organizationId())
                .put("initialized_at", BUILT)
                .put("seeded_at", BUILT)
                .put("built_at", BUILT);
        List.of(
                        "under_maintenance_since",
                        "build_job_id",
                        "database_batch",
                        "upgrade_job_id",
                        "created_at",
                        "updated_at")
                .forEach(body::putNull);
        return Wire.answer(
                200, body.put("is_ready", true).put("is_build_running", false).put("is_upgrade_running", false));
    }
}
