package io.paperbridge.failure;

import io.paperbridge.language.Sentence;

/** Nothing can go on until somebody acts: wrong address, refused credentials, a missing tag. No document loses an attempt by it. */
public final class ConfigurationFault extends Failure {

    private static final long serialVersionUID = 1L;

    /**
     * @param wording what is wrong and the remedy
     */
    public ConfigurationFault(Reason reason, Sentence wording) {
        super(reason, wording, null);
    }

    /** The same because a server refused a request, so that nothing was changed there. */
    public ConfigurationFault(Reason reason, Sentence wording, RemoteFailure refusal) {
        super(reason, wording, refusal);
    }
}
