package io.paperbridge.sandbox.seed;

/** Writes XML as text. */
final class Xml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private Xml() {}

    static String document(String root) {
        return HEAD + root;
    }

    /** An element around others; {@code tag} may carry attributes. */
    static String element(String tag, String... children) {
        int blank = tag.indexOf(' ');
        String name = blank < 0 ? tag : tag.substring(0, blank);
        return "<" + tag + ">" + String.join("", children) + "</" + name + ">";
    }

    /** An element around text. */
    static String text(String tag, String text) {
        return element(tag, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
