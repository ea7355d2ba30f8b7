package io.paperbridge.bridge;

import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.Faults.Rule;
import io.paperbridge.sandbox.SandboxRequest;
import io.paperbridge.sandbox.SandboxServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Many documents over a bad network, and processes that are killed or frozen, each time while one of their creates is under way.
 *
 * <p>The seed decides on documents, faults, victims and what becomes of held requests; when threads run, nobody decides.
 */
final class Soak {

    private static final Duration LATENCY = Duration.ofMillis(15);
    private static final Duration HUNT = Duration.ofMillis(1500);
    private static final Duration EVERY = Duration.ofMillis(120);
    private static final Duration SELDOM = Duration.ofSeconds(2);
    private static final List<String> HOSTS = List.of("127.0.0.1", "localhost");

    private final Plan plan;
    private final Crash crash;
    private final Bridge bridge;
    private final Random random;
    private final SoakDocuments documents;
    private final List<Program> nodes = new ArrayList<>();
    private final Map<SoakStage, Integer> hits = new EnumMap<>(SoakStage.class);
    private Instant nextDocument = Instant.EPOCH;
    private int due;
    private int added;

    /** How much is to happen; of one node or two. */
    record Plan(long seed, int documents, int kills, int freezes, int nodes) {}

    /** What became of the request that a victim waits for. */
    private enum Fate {
        LOST,
        APPLIED_LATE,
        ANSWER_LOST
    }

    Soak(Plan plan, Crash crash) {
        this.plan = plan;
        this.crash = crash;
        this.bridge = crash.bridge;
        this.random = new Random(plan.seed());
        this.documents = new SoakDocuments(plan.documents(), random);
        for (SoakStage stage : SoakStage.values()) {
            hits.put(stage, 0);
        }
    }

    /** Settings that make hours of trouble pass in minutes. */
    static Crash scaled(Crash crash) {
        return crash.with("paperbridge.bigcapital.in-flight", "4")
                .with("paperbridge.bigcapital.web-url", "http://books.example")
                .with("paperbridge.queue.tell", "seda:tell?concurrentConsumers=2")
                .with("paperbridge.retry.delays", "1s,1s,1s,2s,2s,2s,3s,3s,3s,3s,3s,3s");
    }

    /** Runs to the end, prints what happened, and tells how often each stage was under way in a process that was killed. */
    Map<SoakStage, Integer> run() throws IOException, InterruptedException {
        Instant began = Instant.now();
        System.out.println("soak: " + plan);
        work();
        System.out.printf(
                "soak: %s, killed at %s, in %d s, %s%n",
                plan, hits, Duration.between(began, Instant.now()).toSeconds(), crash.tags());
        return Map.copyOf(hits);
    }

    private void work() throws IOException, InterruptedException {
        makeTrouble();
        for (int node = 0; node < plan.nodes(); node++) {
            nodes.add(start(node));
        }
        int rounds = plan.kills() + plan.freezes();
        for (int round = 0; round < rounds; round++) {
            boolean freezes = plan.freezes() > 0 && round % (rounds / plan.freezes()) == 1;
            due = Math.min(plan.documents(), (round + 1) * plan.documents() / (rounds + 1));
            strike(random.nextInt(plan.nodes()), freezes);
        }
        while (!documents.isEmpty()) {
            add();
        }
        bridge.archive.faults().clear();
        bridge.ledger.faults().clear();
        crash.awaitRest();
    }

    private Program start(int node) throws IOException {
        crash.with("paperbridge.bigcapital.url", bridge.ledger.url().replace("127.0.0.1", HOSTS.get(node)));
        return crash.start();
    }

    /** Kills or freezes a node while one of its creates is under way, and if possible something at the stage hit least. */
    private void strike(int node, boolean freezes) throws IOException, InterruptedException {
        Fate fate = Fate.values()[random.nextInt(Fate.values().length)];
        AtomicBoolean held = new AtomicBoolean();
        holdCreate(node, fate, held);
        Crash.await().alias("a create of node " + node).until(() -> {
            trickle();
            return held.get();
        });
        Set<SoakStage> stages = hunt(node);
        if (freezes) {
            nodes.get(node).freeze();
            letGo(fate);
            passLease();
            nodes.get(node).wake();
        } else {
            nodes.get(node).kill();
            stages.forEach(stage -> hits.merge(stage, 1, Integer::sum));
            letGo(fate);
            nodes.set(node, start(node));
        }
    }

    /** The stages under way, as soon as the one hit least is among them, or after a while without it. */
    private Set<SoakStage> hunt(int node) {
        SoakStage wanted = hits.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        Instant end = Instant.now().plus(HUNT);
        Set<SoakStage> stages = EnumSet.noneOf(SoakStage.class);
        Crash.await().pollInterval(Duration.ofMillis(2)).until(() -> {
            trickle();
            stages.clear();
            stages.addAll(underWay(node));
            return stages.contains(wanted) || Instant.now().isAfter(end);
        });
        return stages;
    }

    private void passLease() {
        Instant woken = Instant.now().plus(Crash.LEASE).plusMillis(500 + random.nextInt(3000));
        Crash.await().until(() -> {
            trickle();
            return Instant.now().isAfter(woken);
        });
    }

    /** The stages of a node's requests; those to Paperless do not tell whose they are. */
    private Set<SoakStage> underWay(int node) {
        Set<SoakStage> stages = EnumSet.noneOf(SoakStage.class);
        bridge.archive.log().underWay().forEach(request -> SoakStage.of(request).ifPresent(stages::add));
        bridge.ledger.log().underWay().stream()
                .filter(request -> isOf(node, request))
                .forEach(request -> SoakStage.of(request).ifPresent(stages::add));
        return stages;
    }

    private static boolean isOf(int node, SandboxRequest request) {
        return request.header("host").orElse("").startsWith(HOSTS.get(node));
    }

    private void holdCreate(int node, Fate fate, AtomicBoolean held) {
        Fault fault = fate == Fate.ANSWER_LOST ? Fault.holdAfter() : Fault.holdBefore();
        bridge.ledger.faults().add(new Rule("POST", "/api/.*", 0, 1, 1, fault), request -> {
            boolean strikes = isOf(node, request)
                    && SoakStage.of(request).filter(SoakStage.CREATE::equals).isPresent();
            held.compareAndSet(false, strikes);
            return strikes;
        });
    }

    private void letGo(Fate fate) {
        if (fate == Fate.APPLIED_LATE) {
            bridge.ledger.faults().release();
        }
        makeTrouble();
    }

    /** 5 % lost replies, 10 % refused with 503, 2 % reset; latency, so that something is always under way. */
    private void makeTrouble() {
        for (SandboxServer server : List.of(bridge.archive, bridge.ledger)) {
            Faults faults = server.faults();
            faults.clear();
            faults.seed(random.nextLong());
            faults.latency(LATENCY);
            faults.add(often(0.05, Fault.applyThenFail(503)));
            faults.add(often(0.10, Fault.failBefore(503, Map.of())));
            faults.add(often(0.01, Fault.resetBefore()));
            faults.add(often(0.01, Fault.applyThenReset()));
        }
    }

    private static Rule often(double probability, Fault fault) {
        return new Rule("*", "/api/.*", 0, Integer.MAX_VALUE, probability, fault);
    }

    /**
     * The documents of this round come one after the other, so that each node gets some; more of them only slowly. On a slow machine they
     * may all be booked before the last strike, which then needs one more.
     */
    private void trickle() {
        boolean wanted = !documents.isEmpty() || bridge.paperless.count("to-book") == 0;
        if (wanted && Instant.now().isAfter(nextDocument)) {
            add();
            nextDocument = Instant.now().plus(added < due ? EVERY : SELDOM);
        }
    }

    private void add() {
        SoakDocuments.One one = documents.next();
        crash.add(one.document(), one.wanted());
        added++;
    }
}
