package io.paperbridge.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The latest answer to each question, by its name. */
public final class Answers {

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** Keeps a good answer. */
    public void good(String question, int status, @Nullable String body) {
        answers.put(question, new Answer(status, body == null ? "" : body, null));
    }

    /** Keeps that there was no good answer. */
    public void failed(String question, int status, Throwable failure) {
        answers.put(question, new Answer(status, "", failure));
    }

    /** Forgets all. */
    public void clear() {
        answers.clear();
    }

    /** Whether a question was asked and has come back, well or not. */
    public boolean has(String question) {
        return answers.containsKey(question);
    }

    /** What came back; empty when it was not asked. */
    public Optional<Answer> to(String question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** The body of a good answer; empty when there is none. */
    public Optional<String> body(String question) {
        return to(question).filter(Answer::isGood).map(Answer::body);
    }
}
