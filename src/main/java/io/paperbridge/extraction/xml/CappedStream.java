package io.paperbridge.extraction.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an error at a limit, so that a few kilobytes can never become gigabytes of memory. */
final class CappedStream extends FilterInputStream {

    private final long limit;
    private long count;

    CappedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    /** Whether more came out than allowed, even where a parser has hidden the error. */
    boolean isExceeded() {
        return count > limit;
    }

    private void count(int read) throws IOException {
        count += read;
        if (count > limit) {
            throw new TooLarge(limit);
        }
    }

    /** More came out than anybody needs. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("inflates to more than " + limit + " bytes");
        }
    }
}
