package io.paperbridge.extraction;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Signed files made for a test: all that stands before the signers, whose signatures nobody looks at. */
public final class SignedFiles {

    private static final byte[] SIGNED_DATA = {6, 9, 42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 7, 2};
    private static final byte[] DATA = {6, 9, 42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 7, 1};
    private static final byte[] VERSION = {2, 1, 1};
    private static final byte[] NO_DIGESTS = {0x31, 0};
    private static final int SEQUENCE = 0x30;
    private static final int EXPLICIT = 0xa0;
    private static final int OCTETS = 4;
    private static final int OCTETS_IN_PARTS = 0x24;

    private SignedFiles() {}

    public static byte[] der(byte[] content) {
        byte[] wrapped = node(SEQUENCE, DATA, node(EXPLICIT, node(OCTETS, content)));
        return node(SEQUENCE, SIGNED_DATA, node(EXPLICIT, node(SEQUENCE, VERSION, NO_DIGESTS, wrapped)));
    }

    /** As written by programs that do not know the length in advance. */
    public static byte[] inParts(byte[] content) {
        int half = content.length / 2;
        byte[] parts = open(
                OCTETS_IN_PARTS,
                node(OCTETS, Arrays.copyOf(content, half)),
                node(OCTETS, Arrays.copyOfRange(content, half, content.length)));
        byte[] wrapped = open(SEQUENCE, DATA, open(EXPLICIT, parts));
        return open(SEQUENCE, SIGNED_DATA, open(EXPLICIT, open(SEQUENCE, VERSION, NO_DIGESTS, wrapped)));
    }

    public static byte[] base64(byte[] content) {
        return Base64.getMimeEncoder().encode(der(content));
    }

    private static byte[] node(int tag, byte[]... parts) {
        byte[] content = joined(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            out.write(0x83);
            out.write(content.length >> 16);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] open(int tag, byte[]... parts) {
        return joined(new byte[] {(byte) tag, (byte) 0x80}, joined(parts), new byte[] {0, 0});
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
