package io.paperbridge.operations;

import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Repair;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** What the doctor has made, and what could not be made. */
@Component("repairs")
public class Repairs {

    private final List<Sentence> made = new CopyOnWriteArrayList<>();
    private final List<Sentence> failed = new CopyOnWriteArrayList<>();

    /** Takes that something was made. */
    public void made(Repair repair) {
        made.add(Sentence.of("operations.doctor-made", repair.what()));
    }

    /** Takes that something could not be made. */
    public void failed(Repair repair, Throwable thrown) {
        Answer answer = new Answer(0, "", thrown);
        failed.add(Sentence.of("operations.doctor-not-made", repair.what(), answer.wording()));
        ConfigurationFault fault = answer.failure(ConfigurationFault.class);
        if (fault != null && fault.reason() == Reason.ACCESS_REFUSED) {
            failed.add(Sentence.of("operations.doctor-not-made-remedy"));
        }
    }

    void begin() {
        made.clear();
        failed.clear();
    }

    List<Sentence> made() {
        return List.copyOf(made);
    }

    List<Sentence> failed() {
        return failed.stream().distinct().toList();
    }
}
