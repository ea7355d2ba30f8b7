package io.paperbridge.diagnosis;

import java.util.List;
import java.util.Optional;

/** What is known of one server from its latest answers. */
public interface Examination {

    /** The server: {@code Paperless}, {@code BigCapital} or {@code LLM}. */
    String remote();

    /** What identifies the server to the journal: its address or organization; empty while it is not known. */
    Optional<String> identity();

    /** The findings, in the order they are to be read; of what was not asked there is none. */
    List<Finding> findings();

    /** What is missing and can be made now. */
    List<Repair> repairs();
}
