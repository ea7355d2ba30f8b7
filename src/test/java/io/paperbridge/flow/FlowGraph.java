package io.paperbridge.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who hands over to whom.
 *
 * @param files all files of routes/
 * @param program the Java sources and settings, where a route may be started by name
 */
record FlowGraph(List<FlowFile> files, String program) {

    private static final Pattern DIRECT = Pattern.compile("direct:([a-z0-9-]+)");
    private static final Pattern QUESTION = Pattern.compile("ask\\('direct:[a-z0-9-]+'");

    FlowGraph {
        files = List.copyOf(files);
    }

    /** One sentence for each hand-over that leads nowhere, backwards, or to two. */
    List<String> violations() {
        return Stream.of(wrongNames(), doubleConsumers(), unknownTargets(), unusedRoutes(), backward(), deadQueues())
                .flatMap(List::stream)
                .toList();
    }

    /** The routes a file hands its exchanges to directly, also by naming them to a bean. */
    static List<String> directTargets(FlowFile file) {
        Stream<String> endpoints = file.endpoints().stream()
                .filter(endpoint -> endpoint.direct().isPresent())
                .map(Endpoint::path);
        Stream<String> named = file.places().stream()
                .filter(place -> place.value().isTextual())
                .filter(place -> !List.of("description", "note", "message").contains(place.key()))
                .filter(place -> !("uri".equals(place.key()) && "from".equals(place.parent())))
                .flatMap(place ->
                        DIRECT
                                .matcher(place.value().asText())
                                .results()
                                .map(match -> match.group(1))
                                .toList()
                                .stream());
        return Stream.concat(endpoints, named).distinct().toList();
    }

    /** The routes a file hands its exchange on to; a question that is answered into the same step is no hand-over. */
    private static List<String> handOvers(FlowFile file) {
        Stream<String> endpoints = file.endpoints().stream()
                .filter(endpoint -> endpoint.direct().isPresent())
                .map(Endpoint::path);
        List<String> asked = file.places().stream()
                .filter(place -> place.value().isTextual())
                .flatMap(place ->
                        QUESTION.matcher(place.value().asText()).results().map(MatchResult::group))
                .map(question -> question.substring("ask('direct:".length(), question.length() - 1))
                .toList();
        Stream<String> named = directTargets(file).stream().filter(target -> !asked.contains(target));
        return Stream.concat(endpoints, named).distinct().toList();
    }

    /** The queues a file fills. */
    static List<String> queueTargets(FlowFile file) {
        return file.endpoints().stream()
                .flatMap(endpoint -> endpoint.queue().stream())
                .distinct()
                .toList();
    }

    private List<String> wrongNames() {
        return files.stream()
                .filter(file -> !file.isKamelet())
                .filter(file -> file.from()
                        .direct()
                        .filter(name -> !name.equals(file.id()))
                        .isPresent())
                .map(file -> file.name() + ": takes direct:" + file.from().path()
                        + "; a direct endpoint is called as its route, direct:" + file.id())
                .toList();
    }

    private List<String> doubleConsumers() {
        TreeMap<String, List<String>> consumers = new TreeMap<>();
        files.forEach(file -> file.from().direct().ifPresent(name -> consumers
                .computeIfAbsent(name, unused -> new ArrayList<>())
                .add(file.name())));
        return consumers.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> "direct:" + entry.getKey() + " has several consumers: " + entry.getValue())
                .toList();
    }

    private List<String> unknownTargets() {
        return each(
                FlowGraph::directTargets,
                (file, target) -> consumer(target).isEmpty()
                        ? List.of(file.name() + ": hands over to direct:" + target + ", which no route takes")
                        : List.of());
    }

    private List<String> unusedRoutes() {
        List<String> used =
                files.stream().flatMap(file -> directTargets(file).stream()).toList();
        List<String> started =
                DIRECT.matcher(program).results().map(MatchResult::group).toList();
        return files.stream()
                .flatMap(file -> file.from().direct().stream()
                        .filter(name -> !used.contains(name) && !started.contains("direct:" + name))
                        .map(name -> file.name() + ": nobody hands over to direct:" + name))
                .toList();
    }

    private List<String> backward() {
        return each(FlowGraph::handOvers, (file, target) -> consumer(target).stream()
                .filter(next -> !file.isKamelet() && next.number() <= file.number())
                .map(next -> file.name() + ": hands back to " + next.name()
                        + "; a route hands over forward only, or re-enters by a queue")
                .toList());
    }

    private List<String> deadQueues() {
        List<String> emptied =
                files.stream().flatMap(file -> file.from().queue().stream()).toList();
        return each(
                FlowGraph::queueTargets,
                (file, queue) -> emptied.contains(queue)
                        ? List.of()
                        : List.of(file.name() + ": fills the queue '" + queue + "', which no route empties"));
    }

    private List<FlowFile> consumer(String direct) {
        return files.stream()
                .filter(file -> file.from().direct().filter(direct::equals).isPresent())
                .toList();
    }

    private List<String> each(Function<FlowFile, List<String>> targets, Judgement judgement) {
        return files.stream()
                .flatMap(file -> targets.apply(file).stream().flatMap(target -> judgement.of(file, target).stream()))
                .toList();
    }

    private interface Judgement {
        List<String> of(FlowFile file, String target);
    }
}
