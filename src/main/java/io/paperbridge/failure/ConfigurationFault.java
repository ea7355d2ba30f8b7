package io.paperbridge.failure;

/** Nothing can go on until somebody acts: wrong address, refused credentials, a missing tag. No document loses an attempt by it. */
public final class ConfigurationFault extends Failure {

    private static final long serialVersionUID = 1L;

    /**
     * @param sentence what is wrong and the remedy
     */
    public ConfigurationFault(Reason reason, String sentence) {
        super(reason, sentence, null);
    }
}
