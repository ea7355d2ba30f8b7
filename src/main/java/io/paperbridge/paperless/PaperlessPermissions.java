package io.paperbridge.paperless;

import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the user of the token may do each thing that is needed, and sees documents at all. */
final class PaperlessPermissions {

    private static final String PREFIX = "paperless.permission.";
    private static final String SEEN = "paperless.documents";

    private final Answers answers;
    private final boolean changeable;

    /**
     * @param changeable whether a document is shown that may be changed as far as its owner is concerned
     */
    PaperlessPermissions(Answers answers, boolean changeable) {
        this.answers = answers;
        this.changeable = changeable;
    }

    List<Finding> findings() {
        if (!answers.has(PaperlessExamination.DOCUMENTS)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(permission("view-document", PaperlessExamination.DOCUMENTS));
        findings.add(permission("change-document", PaperlessExamination.CHANGE));
        findings.add(permission("view-tag", PaperlessExamination.TAGS));
        findings.add(permission("view-documenttype", PaperlessExamination.TYPES));
        findings.add(permission("view-correspondent", PaperlessExamination.CORRESPONDENTS));
        findings.add(permission("view-customfield", PaperlessExamination.FIELDS));
        findings.add(permission("view-note", PaperlessExamination.NOTES));
        findings.add(permission("add-note", PaperlessExamination.ADD_NOTE));
        answers.body(PaperlessExamination.DOCUMENTS).ifPresent(list -> findings.add(documents(list)));
        return findings;
    }

    private Finding permission(String permission, String question) {
        String check = PREFIX + permission;
        Optional<Answer> asked = answers.to(question);
        if (asked.isEmpty()) {
            return Finding.notChecked(check, Sentence.of("paperless.check-no-document-to-try"));
        }
        Answer answer = asked.get();
        // a note without text is refused with 200, but only after the permission was looked at
        boolean tried = question.equals(PaperlessExamination.ADD_NOTE) && answer.status() == 200;
        if (answer.isGood() || tried) {
            return Finding.ok(check, Sentence.of("paperless.check-permitted", permission));
        }
        return answer.status() == 403
                ? Finding.fail(
                        check,
                        Sentence.of("paperless.check-not-permitted", permission),
                        Sentence.of("paperless.check-not-permitted-remedy", permission))
                : Finding.fail(check, answer.wording(), null);
    }

    private Finding documents(String list) {
        if (PaperlessExamination.listOf(list).isEmpty()) {
            return Finding.ok(SEEN, Sentence.of("paperless.check-no-documents"));
        }
        return changeable
                ? Finding.ok(SEEN, Sentence.of("paperless.check-documents"))
                : Finding.warn(
                        SEEN,
                        Sentence.of("paperless.check-documents-read-only"),
                        Sentence.of("paperless.check-documents-read-only-remedy"));
    }
}
