package io.paperbridge.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be uploaded through Paperbridge.
 *
 * @param largestFile a larger one is refused
 */
@ConfigurationProperties("paperbridge.upload")
public record UploadSettings(@DefaultValue("10MB") DataSize largestFile) {

    /** How many files a form may bring. */
    public static final int MOST_FILES = 20;

    private static final DataSize MOST = DataSize.ofMegabytes(100);

    public UploadSettings {
        if (largestFile.toBytes() < 1 || largestFile.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("paperbridge.upload.largest-file is " + largestFile
                    + ", but must be larger than nothing and at most 100MB, for example 10MB.");
        }
    }
}
