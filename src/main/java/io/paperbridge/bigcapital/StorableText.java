package io.paperbridge.bigcapital;

/** Text as BigCapital can store it: its database has no four-byte characters, and answers 500 to what is too long. */
final class StorableText {

    /** The length of its short columns. */
    static final int SHORT = 255;

    private StorableText() {}

    /**
     * The text without four-byte and control characters, blanks collapsed, cut to a length; {@code "Büro 🚀  Bedarf"} becomes {@code
     * "Büro Bedarf"}.
     */
    static String of(String text, int length) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), length));
        text.codePoints()
                .filter(Character::isBmpCodePoint)
                .filter(c -> !Character.isSurrogate((char) c))
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(kept::appendCodePoint);
        String plain =
                kept.toString().replaceAll("[ \\u00a0\\ufe0f\\u200d]+", " ").strip();
        return plain.length() <= length ? plain : plain.substring(0, length).stripTrailing();
    }
}
