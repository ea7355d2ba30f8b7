package io.paperbridge.web;

import io.paperbridge.journal.AuditLog;
import io.paperbridge.journal.Role;
import io.paperbridge.operations.Actor;
import java.util.Optional;
import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Holds what comes over Jolokia to {@link JmxAccess}, each of many in one request, and keeps who has changed something. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class JmxGuard implements Restrictor {

    private static final Set<RequestType> USUAL = Set.of(
            RequestType.READ,
            RequestType.LIST,
            RequestType.SEARCH,
            RequestType.VERSION,
            RequestType.EXEC,
            RequestType.WRITE);

    private final AuditLog audit;

    JmxGuard(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return true;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return USUAL.contains(type);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName bean, @Nullable String attribute) {
        require(
                JmxAccess.reading(bean, attribute),
                "Reading " + (attribute == null ? "all attributes" : attribute) + " of " + bean);
        return true;
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName bean, String attribute) {
        require(Role.ADMIN, "Writing " + attribute + " of " + bean);
        audit.note(Actor.current(), "jmx write", bean + " " + attribute);
        return true;
    }

    @Override
    public boolean isOperationAllowed(ObjectName bean, String operation) {
        Role needed = JmxAccess.operation(bean, operation);
        String name = JmxAccess.withoutArguments(operation);
        require(needed, name + " of " + bean);
        if (needed != Role.VIEWER
                && !bean.getCanonicalName().equals("io.paperbridge:type=Users")) { // that tells by itself
            audit.note(Actor.current(), "jmx exec", bean + " " + name);
        }
        return true;
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return true; // the login stands before
    }

    /** A page of another origin may read nothing; {@code strict} asks whether it may call at all, which the login decides. */
    @Override
    public boolean isOriginAllowed(String origin, boolean strict) {
        return strict;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName bean) {
        return false;
    }

    private static void require(Role needed, String deed) {
        Optional<Role> role = Account.roleOf(SecurityContextHolder.getContext().getAuthentication());
        if (role.filter(has -> has.includes(needed)).isEmpty()) {
            throw new SecurityException(deed + " needs the role " + needed.word() + "; "
                    + role.map(has -> Actor.current() + " is " + has.word()).orElse("nobody is logged in") + ".");
        }
    }
}
