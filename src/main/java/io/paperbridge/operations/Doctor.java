package io.paperbridge.operations;

import io.paperbridge.diagnosis.Examination;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Repair;
import io.paperbridge.journal.JournalLook;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Examines all servers, the settings and the journal, and on order makes what is missing. */
@Component
public class Doctor {

    /** Settings for a start in which only the doctor works. */
    public static final List<String> SETTINGS = List.of(
            SyncRun.SCHEDULE_OFF,
            "--paperbridge.dry-run=false",
            "--routes.only=repair-setup,examine-paperless,examine-bigcapital,examine-language-model,probe-tax");

    private static final Set<String> YES = Set.of("y", "yes", "j", "ja");

    /** What depends on something else that is missing, as the view on its tags, is made in a second round. */
    private static final int ROUNDS = 2;

    private final ProducerTemplate camel;
    private final List<Examination> examinations;
    private final JournalLook journal;
    private final Repairs repairs;
    private final Language language;
    private final PrintStream out;

    @Autowired
    @SuppressWarnings("SystemOut") // the findings are the result of the command, not a log
    Doctor(
            ProducerTemplate camel,
            List<Examination> examinations,
            JournalLook journal,
            Repairs repairs,
            Language language) {
        this.camel = camel;
        this.examinations = examinations.stream()
                .sorted(Comparator.comparing(Examination::remote).reversed())
                .toList();
        this.journal = journal;
        this.repairs = repairs;
        this.language = language;
        this.out = System.out;
    }

    /**
     * Prints the findings for people.
     *
     * @param fix whether what is missing is made before
     * @param unasked whether it is made without asking
     * @return whether nothing is wrong
     */
    public boolean print(boolean fix, boolean unasked) {
        DoctorReport report = new DoctorReport(language, out);
        if (fix) {
            report.fixed(fix(unasked ? question -> true : asking(), report::missing));
        }
        List<Finding> findings = examine();
        report.findings(findings);
        return isWell(findings);
    }

    /** The same as JSON; nobody is asked, so that without {@code unasked} nothing is made. */
    public boolean printJson(boolean fix, boolean unasked) {
        Optional<Fixed> fixed =
                fix ? Optional.of(fix(unasked ? question -> true : null, missing -> {})) : Optional.empty();
        List<Finding> findings = examine();
        new DoctorReport(language, out).json(findings, fixed);
        return isWell(findings);
    }

    /** Whether nothing is wrong. */
    static boolean isWell(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAIL);
    }

    /** All findings, those of Paperless first. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(ask(true));
        examinations.forEach(examination -> findings.addAll(examination.findings()));
        Map<String, String> identities = new HashMap<>();
        examinations.forEach(examination ->
                examination.identity().ifPresent(identity -> identities.put(examination.remote(), identity)));
        findings.addAll(journal.findings(identities));
        return findings;
    }

    /**
     * Makes what is missing.
     *
     * @param consent is asked whether it may be made; null when there is nobody to ask
     * @param show is shown what is missing, before that
     */
    public Fixed fix(@Nullable Predicate<String> consent, Consumer<List<Repair>> show) {
        ask(false);
        List<Repair> missing = missing();
        if (missing.isEmpty()) {
            return new Fixed(List.of(Sentence.of("operations.doctor-nothing-missing")), List.of(), List.of());
        }
        show.accept(missing);
        if (consent == null) {
            return new Fixed(List.of(Sentence.of("operations.doctor-nobody-to-ask")), List.of(), List.of());
        }
        if (!consent.test(language.say(Sentence.of("operations.doctor-ask")))) {
            return new Fixed(List.of(Sentence.of("operations.doctor-declined")), List.of(), List.of());
        }
        repairs.begin();
        Set<String> tried = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Repair> ready = missing.stream()
                    .filter(Repair::isReady)
                    .filter(repair -> tried.add(repair.check()))
                    .toList();
            if (!ready.isEmpty()) {
                camel.request(
                        "direct:repair-setup", exchange -> exchange.getMessage().setBody(ready));
                ask(false);
                missing = missing();
            }
        }
        return new Fixed(List.of(), repairs.made(), repairs.failed());
    }

    private List<Repair> missing() {
        return examinations.stream()
                .flatMap(examination -> examination.repairs().stream())
                .toList();
    }

    /** Asks all servers; what a route could not even ask is a finding. */
    private List<Finding> ask(boolean withProbe) {
        List<Finding> broken = new ArrayList<>();
        for (String route :
                List.of("direct:examine-paperless", "direct:examine-bigcapital", "direct:examine-language-model")) {
            Exchange exchange =
                    camel.request(route, question -> question.getMessage().setBody(withProbe));
            if (exchange.getException() != null) {
                broken.add(Finding.fail(
                        "doctor." + route.substring("direct:".length()), Remedy.of(exchange.getException()), null));
            }
        }
        return broken;
    }

    private @Nullable Predicate<String> asking() {
        return Progress.isTerminal() ? this::agrees : null;
    }

    private boolean agrees(String question) {
        out.print(question + " ");
        out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false; // who cannot be heard has not agreed
        }
    }

    /**
     * What was made.
     *
     * @param remarks why nothing was made; empty when something was tried
     * @param made what was made
     * @param failed what could not be made
     */
    public record Fixed(List<Sentence> remarks, List<Sentence> made, List<Sentence> failed) {

        public Fixed {
            remarks = List.copyOf(remarks);
            made = List.copyOf(made);
            failed = List.copyOf(failed);
        }
    }
}
