package io.paperbridge.extraction.original;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The document inside a signed file (CMS, RFC 5652; {@code .p7m}), in DER, BER or base64.
 *
 * <p>It is only unwrapped: whether the signature is good, the exchange system that delivered the file has judged.
 */
final class SignedFile {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OBJECT_ID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PARTS = 0x24;
    private static final int EXPLICIT = 0xa0;
    private static final int INDEFINITE = 0x80;
    private static final int DEEPEST = 12;
    private static final int MOST_SIGNATURES = 3;

    private final byte[] bytes;

    private SignedFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A value between two positions; {@code next} is behind its end mark. */
    private record Node(int tag, int from, int to, int next) {}

    /** The signed document, through several signatures if need be; null when this is no signed file. */
    static byte @Nullable [] content(byte[] file) {
        byte[] inner = null;
        byte[] outer = file;
        for (int i = 0; i < MOST_SIGNATURES; i++) {
            byte[] found = once(outer);
            if (found == null) {
                return inner;
            }
            inner = found;
            outer = found;
        }
        return inner;
    }

    private static byte @Nullable [] once(byte[] file) {
        byte[] binary = file.length > 0 && (file[0] & 0xff) == SEQUENCE ? file : decoded(file);
        if (binary.length == 0 || (binary[0] & 0xff) != SEQUENCE) {
            return null;
        }
        try {
            return new SignedFile(binary).content();
        } catch (NotSigned e) {
            return null;
        }
    }

    private static byte[] decoded(byte[] file) {
        if (file.length == 0 || (file[0] != 'M' && file[0] != '-')) {
            return new byte[0];
        }
        String text = new String(file, StandardCharsets.ISO_8859_1)
                .replaceAll("-----[A-Z0-9 ]{1,40}-----", "")
                .replaceAll("\\s+", "");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** ContentInfo, SignedData in it, and in that the content, behind a version and the digests. */
    private byte[] content() throws NotSigned {
        Node info = expect(0, bytes.length, SEQUENCE);
        Node type = expect(info.from(), info.to(), OBJECT_ID);
        Node holder = expect(type.next(), info.to(), EXPLICIT);
        Node signed = expect(holder.from(), holder.to(), SEQUENCE);
        Node version = expect(signed.from(), signed.to(), INTEGER);
        Node digests = expect(version.next(), signed.to(), SET);
        Node content = expect(digests.next(), signed.to(), SEQUENCE);
        Node contentType = expect(content.from(), content.to(), OBJECT_ID);
        Node wrapped = expect(contentType.next(), content.to(), EXPLICIT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        octets(node(wrapped.from(), wrapped.to(), 0), out, 0);
        return out.toByteArray();
    }

    private void octets(Node node, ByteArrayOutputStream out, int depth) throws NotSigned {
        if (node.tag() == OCTETS) {
            out.write(bytes, node.from(), node.to() - node.from());
        } else if (node.tag() == OCTETS_IN_PARTS && depth < DEEPEST) {
            int at = node.from();
            while (at < node.to()) {
                Node part = node(at, node.to(), depth);
                octets(part, out, depth + 1);
                at = part.next();
            }
        } else {
            throw new NotSigned();
        }
    }

    private Node expect(int at, int end, int tag) throws NotSigned {
        Node node = node(at, end, 0);
        if (node.tag() != tag) {
            throw new NotSigned();
        }
        return node;
    }

    private Node node(int at, int end, int depth) throws NotSigned {
        if (depth > DEEPEST || end - at < 2) {
            throw new NotSigned();
        }
        int tag = bytes[at] & 0xff;
        int length = bytes[at + 1] & 0xff;
        int from = at + 2;
        if (length == INDEFINITE) {
            int to = endMark(from, end, depth);
            return new Node(tag, from, to, to + 2);
        }
        if (length > INDEFINITE) {
            int more = length - INDEFINITE;
            if (more > 4 || end - from < more) {
                throw new NotSigned();
            }
            length = 0;
            for (int i = 0; i < more; i++) {
                length = (length << 8) | (bytes[from + i] & 0xff);
            }
            from += more;
        }
        if (length < 0 || length > end - from) {
            throw new NotSigned();
        }
        return new Node(tag, from, from + length, from + length);
    }

    private int endMark(int from, int end, int depth) throws NotSigned {
        int at = from;
        while (end - at >= 2) {
            if (bytes[at] == 0 && bytes[at + 1] == 0) {
                return at;
            }
            at = node(at, end, depth + 1).next();
        }
        throw new NotSigned();
    }

    private static final class NotSigned extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
