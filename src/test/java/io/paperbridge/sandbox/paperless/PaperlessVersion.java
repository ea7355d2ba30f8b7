package io.paperbridge.sandbox.paperless;

/** The release of Paperless-ngx a sandbox behaves like. */
public enum PaperlessVersion {
    /** API 9 and 10; values in bulk edits are checked; the same file may be uploaded again. */
    V3_0_5("3.0.5", 9, 10, "SHA-256"),
    /** API 1 to 9; bulk edits store any value; every document has an archive version. */
    V2_20_15("2.20.15", 1, 9, "MD5");

    private final String release;
    private final int oldestApi;
    private final int newestApi;
    private final String checksum;

    PaperlessVersion(String release, int oldestApi, int newestApi, String checksum) {
        this.release = release;
        this.oldestApi = oldestApi;
        this.newestApi = newestApi;
        this.checksum = checksum;
    }

    /** The release as {@code X-Version} shows it. */
    public String release() {
        return release;
    }

    boolean knows(int api) {
        return api >= oldestApi && api <= newestApi;
    }

    int newestApi() {
        return newestApi;
    }

    String checksumAlgorithm() {
        return checksum;
    }

    boolean isThree() {
        return this == V3_0_5;
    }
}
