package io.paperbridge.bigcapital;

import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Examination;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Question;
import io.paperbridge.diagnosis.Repair;
import io.paperbridge.diagnosis.ServerSigns;
import io.paperbridge.failure.Failure;
import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the doctor asks BigCapital, and what its answers mean. */
@Component("bigcapitalExamination")
public class BigcapitalExamination implements Examination {

    static final String ORGANIZATION = "organization";
    static final String ACCOUNTS = "accounts";
    static final String ITEMS = "items";
    static final String INACTIVE_ITEMS = "inactive-items";
    static final String BOOT = "boot";
    static final String BRANCHES = "branches";
    static final String LOCKS = "locks";
    static final String TAX = "bigcapital.tax";

    private final BigcapitalSettings settings;
    private final BookSettings books;
    private final LedgerFacts facts;
    private final LedgerItems items;
    private final TaxProbe probe;
    private final Clock clock;
    private final Answers answers = new Answers();
    private final ServerSigns signs;
    private volatile boolean probing;

    BigcapitalExamination(
            BigcapitalSettings settings,
            BookSettings books,
            LedgerFacts facts,
            LedgerItems items,
            TaxProbe probe,
            Clock clock) {
        this.settings = settings;
        this.books = books;
        this.facts = facts;
        this.items = items;
        this.probe = probe;
        this.clock = clock;
        this.signs = new ServerSigns("BigCapital", clock, List.of(Allowance.LIMIT_HEADER));
    }

    /** Looks at the status and the headers of any answer. */
    public void heed(int status, Map<String, Object> headers) {
        signs.heed(status, headers);
    }

    /**
     * Takes an answer that every start asks for, so that it need not be asked for a second time.
     *
     * @param question {@code organization}, {@code accounts}, {@code locks}, {@code boot} or {@code branches}
     */
    public void overhear(String question, String body) {
        answers.good(question, 200, body);
    }

    /**
     * Begins anew.
     *
     * @param withProbe whether a draft is made, and deleted, to see how BigCapital adds up
     */
    public void begin(boolean withProbe) {
        answers.clear();
        probe.begin();
        probing = withProbe;
    }

    /** The next question; null when all are asked, or no further one makes sense. */
    public @Nullable Question next() {
        if (!door().blocker().isEmpty()) {
            return null;
        }
        signs.forgetStatus();
        return questions().stream()
                .filter(question -> !answers.has(question.name()))
                .findFirst()
                .orElse(null);
    }

    /** Takes the answer to a question. */
    public void took(Question question, @Nullable String body) {
        answers.good(question.name(), signs.status(), body);
        identity(); // from here on the organisation's currency and language are known
    }

    /** Takes that a question had no good answer. */
    public void failed(Question question, Throwable failure) {
        answers.failed(question.name(), signs.status(), failure);
    }

    /** Whether all is there that a draft needs, and one is to be made. */
    public boolean isToProbe() {
        return probing && lacking().isEmpty();
    }

    /** The payload of the draft that shows how BigCapital adds up. */
    public String draft(long vendorId) {
        return probe.draft(
                answers.body(ITEMS).orElseThrow(),
                new ChartCheck(books, answers, Optional.empty()),
                vendorId,
                branches().id());
    }

    @Override
    public String remote() {
        return "BigCapital";
    }

    @Override
    public Optional<String> identity() {
        return answers.body(ORGANIZATION).flatMap(this::organizationId);
    }

    @Override
    public List<Finding> findings() {
        BigcapitalDoor door = door();
        List<Finding> findings = new ArrayList<>(door.findings());
        Optional<String> blocker = door.blocker();
        findings.addAll(new CompanyCheck(books, facts, answers, blocker).findings());
        findings.addAll(new ChartCheck(books, answers, blocker).findings());
        findings.addAll(items(blocker).findings());
        if (answers.has(ORGANIZATION) && blocker.isEmpty()) {
            findings.add(new Allowance(signs).finding());
            branches().finding().ifPresent(findings::add);
            locks().ifPresent(findings::add);
            findings.add(signs.clock("bigcapital.clock"));
        }
        if (probing) {
            findings.add(
                    lacking().map(other -> Finding.notCheckedBefore(TAX, other)).orElseGet(() -> probe.finding(TAX)));
            probe.leftOverFinding(TAX + "-left-over").ifPresent(findings::add);
        }
        return findings;
    }

    @Override
    public List<Repair> repairs() {
        return items(door().blocker()).repairs();
    }

    private BigcapitalDoor door() {
        return new BigcapitalDoor(settings, answers, signs);
    }

    private BranchCheck branches() {
        return new BranchCheck(answers, books.branch());
    }

    private ItemCheck items(Optional<String> blocker) {
        return new ItemCheck(books, answers, new ChartCheck(books, answers, blocker), blocker);
    }

    private Optional<Finding> locks() {
        return new LockCheck(answers, clock).finding();
    }

    /** The first check that must be good before a draft can be made; empty when all are. */
    private Optional<String> lacking() {
        Optional<String> blocker = door().blocker();
        if (blocker.isPresent()) {
            return blocker;
        }
        List<Finding> needed = new ArrayList<>(new ChartCheck(books, answers, blocker).findings());
        needed.addAll(items(blocker).findings());
        return needed.stream()
                .filter(finding -> finding.level() == Finding.Level.FAIL
                        || finding.level() == Finding.Level.NOT_CHECKED
                        || (finding.level() == Finding.Level.WARN
                                && finding.check().startsWith(ItemCheck.PREFIX)))
                .map(Finding::check)
                .findFirst();
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>(List.of(
                Question.get(ORGANIZATION, "/api/organization/current", ""),
                Question.get(ACCOUNTS, "/api/accounts", ""),
                Question.get(ITEMS, "/api/items", items.query()),
                Question.get(INACTIVE_ITEMS, "/api/items", items.query() + "&inactive_mode=true"),
                Question.get(BOOT, "/api/dashboard/boot", ""),
                Question.get(LOCKS, "/api/transactions-locking", "")));
        if (branches().isOn()) {
            questions.add(Question.get(BRANCHES, "/api/branches", ""));
        }
        return questions;
    }

    private Optional<String> organizationId(String json) {
        try {
            return Optional.of(facts.learnOrganization(json));
        } catch (Failure strange) {
            return Optional.empty();
        }
    }

    /** Something could not be read in an answer that came. */
    static Finding strange(String check, Failure failure) {
        return Finding.fail(check, failure.wording(), Sentence.of("bigcapital.check-strange-remedy"));
    }
}
