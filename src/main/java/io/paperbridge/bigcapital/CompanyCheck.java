package io.paperbridge.bigcapital;

import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.document.Company;
import io.paperbridge.failure.Failure;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether it is known whose books these are, in which currency, and what happens to the VAT of purchases. */
record CompanyCheck(BookSettings books, LedgerFacts facts, Answers answers, Optional<String> blocker) {

    private static final String NAMES = "company.names";
    private static final String VAT_IDS = "company.vat-ids";
    private static final String CURRENCY = "company.base-currency";
    private static final String INPUT_TAX = "company.input-tax";

    List<Finding> findings() {
        if (!answers.has(BigcapitalExamination.ORGANIZATION)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (blocker.isPresent()) {
            List.of(NAMES, VAT_IDS, CURRENCY)
                    .forEach(check -> findings.add(Finding.notCheckedBefore(check, blocker.get())));
        } else {
            findings.addAll(identity());
        }
        findings.add(
                books.company().inputTax() == null
                        ? Finding.warn(
                                INPUT_TAX,
                                Sentence.of("bigcapital.check-input-tax-unset"),
                                Sentence.of("bigcapital.check-input-tax-unset-remedy"))
                        : Finding.ok(
                                INPUT_TAX,
                                Sentence.of(
                                        books.company().inputTax() == Company.InputTax.COST
                                                ? "bigcapital.check-input-tax-cost"
                                                : "bigcapital.check-input-tax-recoverable")));
        return findings;
    }

    private List<Finding> identity() {
        try {
            facts.learnOrganization(
                    answers.body(BigcapitalExamination.ORGANIZATION).orElse(""));
        } catch (Failure strange) {
            return List.of(BigcapitalExamination.strange(NAMES, strange));
        }
        Company company = facts.company();
        return List.of(
                Finding.ok(NAMES, Sentence.of("bigcapital.check-names", company.names())),
                company.vatIds().isEmpty()
                        ? Finding.warn(
                                VAT_IDS,
                                Sentence.of("bigcapital.check-no-vat-ids"),
                                Sentence.of("bigcapital.check-no-vat-ids-remedy"))
                        : Finding.ok(VAT_IDS, Sentence.of("bigcapital.check-vat-ids", company.vatIds())),
                Finding.ok(CURRENCY, Sentence.of("bigcapital.check-currency", company.baseCurrency())));
    }
}
