package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** BigCapital's {@code stringified_filter_roles}: the only filter its lists obey. Its keys must be camelCase. */
final class FilterRoles {

    private FilterRoles() {}

    /**
     * The query parameter that selects what equals any of the roles. The server compares without case, accents and trailing blanks:
     * compare again exactly.
     */
    static String anyOf(List<Role> roles) {
        ArrayNode array = Wire.JSON.createArrayNode();
        for (Role role : roles) {
            var node = array.addObject();
            if (array.size() > 1) {
                node.put("condition", "or");
            }
            node.put("fieldKey", role.field()).put("comparator", "equals").put("value", role.value());
        }
        return "stringified_filter_roles=" + URLEncoder.encode(array.toString(), StandardCharsets.UTF_8);
    }

    /**
     * One condition.
     *
     * @param field the list's own field key, snake_case
     * @param value the value to equal
     */
    record Role(String field, String value) {}
}
