package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** BigCapital's {@code stringified_filter_roles}: the only filter its lists obey. Its keys must be camelCase. */
final class FilterRoles {

    private FilterRoles() {}

    /**
     * The query parameter that selects what any of the roles selects. The server compares without case, accents and trailing blanks:
     * compare again exactly.
     */
    static String anyOf(List<Role> roles) {
        ArrayNode array = Wire.JSON.createArrayNode();
        for (Role role : roles) {
            var node = array.addObject();
            if (array.size() > 1) {
                node.put("condition", "or");
            }
            node.put("fieldKey", role.field())
                    .put("comparator", role.comparator())
                    .put("value", role.value());
        }
        return "stringified_filter_roles=" + URLEncoder.encode(array.toString(), StandardCharsets.UTF_8);
    }

    /**
     * One condition.
     *
     * @param field the list's own field key, snake_case
     * @param comparator how its value is compared
     * @param value the value to compare with
     */
    record Role(String field, String comparator, String value) {

        /** What equals a value. */
        Role(String field, String value) {
            this(field, "equals", value);
        }

        /** What contains a value. */
        static Role containing(String field, String value) {
            return new Role(field, "contain", value);
        }
    }
}
