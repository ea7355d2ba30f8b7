package io.paperbridge.extraction.template;

/** The templates were not done with a text within their time, so that it is not known what they would have found. */
public final class TemplatesTooSlow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String template;

    TemplatesTooSlow(String template) {
        super("the templates take too long, at last " + template, null, false, false);
        this.template = template;
    }

    /** The name of the one that was tried when the time was over. */
    public String template() {
        return template;
    }
}
