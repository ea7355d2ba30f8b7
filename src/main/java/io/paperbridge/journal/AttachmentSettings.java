package io.paperbridge.journal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of originals.
 *
 * @param enabled whether the original is attached to its entry in BigCapital, where that server can; documents that were booked while it
 *     was off are left as they are
 */
@ConfigurationProperties("paperbridge.attachments")
public record AttachmentSettings(@DefaultValue("true") boolean enabled) {}
