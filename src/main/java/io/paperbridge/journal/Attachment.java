package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import org.jspecify.annotations.Nullable;

/**
 * The original of a booked document on its way to the entry.
 *
 * @param kind the entry's kind
 * @param entryId the entry in BigCapital
 * @param state how far it is
 * @param name the name it has in BigCapital; null until it was fetched once
 * @param size its bytes; 0 until it was fetched once
 * @param key BigCapital's key of the upload; null until it is uploaded
 */
public record Attachment(
        EntryKind kind, long entryId, State state, @Nullable String name, long size, @Nullable String key) {

    /** How far it is. */
    public enum State {
        /** Nothing is known to be uploaded. */
        WAITING,
        /** Uploaded, and not known to be linked. */
        UPLOADED,
        /** The entry shows it. */
        ATTACHED,
        /** This server links no file to entries of this kind; the entry's note names the document. */
        BY_LINK,
        /** It cannot be attached; the reason says why. */
        LEFT_OUT
    }

    /** Whether the upload stands and waits for its link. */
    public boolean isUploaded() {
        return state == State.UPLOADED;
    }
}
