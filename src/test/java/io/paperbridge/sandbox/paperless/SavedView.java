package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A saved filter of documents.
 *
 * @param rules pairs of a rule's type and its value
 * @param owner the account that alone sees it; null when everybody does
 */
record SavedView(
        long id,
        String name,
        String sortField,
        boolean sortReverse,
        List<Rule> rules,
        boolean onDashboard,
        boolean inSidebar,
        @Nullable Long owner) {

    SavedView {
        rules = List.copyOf(rules);
    }

    /** One condition, in Paperless' numbers: 6 has tag, 22 has any of these tags. */
    record Rule(int type, @Nullable String value) {}

    ObjectNode json(Call call) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("sort_field", sortField)
                .put("sort_reverse", sortReverse);
        var list = json.putArray("filter_rules");
        rules.forEach(rule -> list.addObject().put("rule_type", rule.type()).put("value", rule.value()));
        json.putNull("page_size").putNull("display_mode").putNull("display_fields");
        json.put("owner", owner).put("user_can_change", call.account().owns(owner));
        if (call.api() <= 9) {
            json.put("show_on_dashboard", onDashboard).put("show_in_sidebar", inSidebar);
        }
        return json;
    }
}
