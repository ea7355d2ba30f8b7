package io.paperbridge.web;

import io.paperbridge.journal.Role;
import java.util.List;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what to which MBean: the first rule that matches counts. Operations that no rule names change something, and are for
 * admins alone, as is every writing; attributes that no rule names are read by all.
 */
final class JmxAccess {

    /** Of a name without its arguments. */
    private static final String READING = "(get|is|has|can|list|show|counts?|find)([A-Z].*)?";

    private static final String CAMELS_READING = READING
            + "|dump[A-Z].*|browse([A-Z].*)?|statsAsJSon|queueSize|size|names|variables|processorIds|routeIds|routeGroups"
            + "|componentNames|languageNames|dataFormatNames|extendedInformation|details"
            + "|breakpoints|suspendedBreakpoint.*|messageHistoryOnBreakpointAsXml";

    private static final List<Rule> OPERATIONS = List.of(
            new Rule("io.paperbridge:type=Users", ".*", Role.ADMIN),
            new Rule("io.paperbridge:type=Upkeep", "paymentStatusTable|rememberedParties", Role.VIEWER),
            new Rule("io.paperbridge:type=DeadLetters", "show", Role.OPERATOR), // has what was exchanged, as /exchanges
            new Rule("io.paperbridge:*", READING, Role.VIEWER),
            new Rule("io.paperbridge:*", ".*", Role.OPERATOR),
            new Rule("org.apache.camel:type=tracer,*", CAMELS_READING, Role.OPERATOR), // shows what is in the messages
            new Rule("org.apache.camel:*", CAMELS_READING, Role.VIEWER),
            new Rule("hawtio:type=security,*", "list|canInvoke", Role.VIEWER));

    private static final List<Rule> ATTRIBUTES = List.of(
            new Rule("java.lang:type=Runtime", "SystemProperties|InputArguments|", Role.ADMIN),
            new Rule("com.zaxxer.hikari:*", ".*", Role.ADMIN), // the address of the database may have a password
            new Rule("jolokia:*", ".*", Role.ADMIN));

    private JmxAccess() {}

    /** What an operation needs; {@code operation} may have its arguments behind it. */
    static Role operation(ObjectName bean, String operation) {
        String name = withoutArguments(operation);
        return bean.isPattern() ? Role.ADMIN : first(OPERATIONS, bean, name, Role.ADMIN);
    }

    /**
     * What reading needs.
     *
     * @param attribute null for all
     */
    static Role reading(ObjectName bean, @Nullable String attribute) {
        if (bean.isPattern()) {
            boolean unguarded = !bean.isDomainPattern()
                    && ATTRIBUTES.stream()
                            .noneMatch(rule -> rule.beans().getDomain().equals(bean.getDomain()));
            return unguarded ? Role.VIEWER : Role.ADMIN;
        }
        return first(ATTRIBUTES, bean, attribute == null ? "" : attribute, Role.VIEWER);
    }

    static String withoutArguments(String operation) {
        int arguments = operation.indexOf('(');
        return arguments < 0 ? operation : operation.substring(0, arguments);
    }

    private static Role first(List<Rule> rules, ObjectName bean, String name, Role otherwise) {
        return rules.stream()
                .filter(rule ->
                        rule.beans().apply(bean) && rule.names().matcher(name).matches())
                .findFirst()
                .map(Rule::role)
                .orElse(otherwise);
    }

    private record Rule(ObjectName beans, Pattern names, Role role) {

        Rule(String beans, String names, Role role) {
            this(name(beans), Pattern.compile(names), role);
        }

        private static ObjectName name(String beans) {
            try {
                return new ObjectName(beans);
            } catch (MalformedObjectNameException e) {
                throw new IllegalStateException(beans, e);
            }
        }
    }
}
