package io.paperbridge.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** This process, as the owner of claims; a restarted process is another node. */
@Component
class Node {

    private static final int LONGEST = 80;

    private final String id = UUID.randomUUID().toString();
    private final String name = host() + "/" + ProcessHandle.current().pid();

    String id() {
        return id;
    }

    /** Machine and process, for people. */
    String name() {
        return name;
    }

    private static String host() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.length() > LONGEST ? host.substring(0, LONGEST) : host;
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
