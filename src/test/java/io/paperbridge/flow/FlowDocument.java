package io.paperbridge.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * docs/flow.md: the way of a document as the routes have it.
 *
 * @param files all files of routes/
 */
record FlowDocument(List<FlowFile> files) {

    private static final Pattern MAPPING = Pattern.compile("mappings/[a-z-]+\\.jq");
    private static final Pattern INLINE_BEAN = Pattern.compile("\\$\\{bean:(\\w+)(?:\\?method=|\\.)?(\\w*)");

    FlowDocument {
        files = List.copyOf(files);
    }

    /** The page as Markdown. */
    String markdown() {
        return """
                # The flow

                Generated from `routes/` (`make flow` renews it, a test fails when it is stale). A solid arrow is a direct hand-over, a
                dotted one goes through a queue, a thick one through a kamelet, the only door to a remote system.

                ```mermaid
                flowchart TD
                %s```

                | No. | Route | What it does | Takes from | Hands over to | Remote calls | Beans and mappings |
                |---|---|---|---|---|---|---|
                %s
                The kamelets:

                | Kamelet | What it does |
                |---|---|
                %s"""
                .formatted(diagram(), routeRows(), kameletRows());
    }

    private String diagram() {
        StringBuilder lines = new StringBuilder();
        TreeSet<String> queues = new TreeSet<>();
        for (FlowFile file : files) {
            lines.append(
                    file.isKamelet()
                            ? "    %s[[\"%s\"]]%n".formatted(node(file), file.id())
                            : "    %s[\"%02d %s\"]%n".formatted(node(file), file.number(), file.id()));
            file.from().queue().ifPresent(queues::add);
            queues.addAll(FlowGraph.queueTargets(file));
        }
        queues.forEach(queue -> lines.append("    queue-%s([\"queue %s\"])%n".formatted(queue, queue)));
        for (FlowFile file : files) {
            file.from().queue().ifPresent(queue -> lines.append("    queue-%s -.-> %s%n".formatted(queue, node(file))));
            directFiles(file).forEach(next -> lines.append("    %s --> %s%n".formatted(node(file), node(next))));
            FlowGraph.queueTargets(file)
                    .forEach(queue -> lines.append("    %s -.-> queue-%s%n".formatted(node(file), queue)));
            kamelets(file).forEach(kamelet -> lines.append("    %s ==> %s%n".formatted(node(file), kamelet)));
        }
        return lines.toString().replace(System.lineSeparator(), "\n");
    }

    private String routeRows() {
        return files.stream()
                .filter(file -> !file.isKamelet())
                .map(file -> row(
                        "%02d".formatted(file.number()),
                        file.id(),
                        file.isPolicy()
                                ? "What happens when a step fails; covers every route."
                                : file.route().path("description").asText(""),
                        takesFrom(file),
                        Stream.concat(
                                FlowGraph.directTargets(file).stream(),
                                FlowGraph.queueTargets(file).stream().map(queue -> "queue " + queue)),
                        remoteCalls(file),
                        Stream.concat(beans(file), mappings(file))))
                .collect(Collectors.joining());
    }

    private String kameletRows() {
        return files.stream()
                .filter(FlowFile::isKamelet)
                .map(file -> "| `%s` | %s |\n"
                        .formatted(
                                file.id(),
                                cell(file.content()
                                        .path("spec")
                                        .path("definition")
                                        .path("description")
                                        .asText(""))))
                .collect(Collectors.joining());
    }

    private static String row(
            String number,
            String id,
            String description,
            String from,
            Stream<String> next,
            Stream<String> remote,
            Stream<String> beans) {
        return "| %s | `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(number, id, cell(description), from, codes(next), codes(remote), codes(beans));
    }

    private static String takesFrom(FlowFile file) {
        if (file.isPolicy()) {
            return "every failure";
        }
        Endpoint from = file.from();
        String schedule = Stream.of("cron", "period", "delay")
                .map(parameter -> from.parameters().path(parameter).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return from.queue()
                .map(queue -> "queue `" + queue + "`")
                .orElse("`" + cell(from.address()) + "`" + (schedule.isEmpty() ? "" : " `" + cell(schedule) + "`"));
    }

    private Stream<FlowFile> directFiles(FlowFile file) {
        return FlowGraph.directTargets(file).stream().flatMap(target -> files.stream()
                .filter(next -> next.from().direct().filter(target::equals).isPresent()));
    }

    private static Stream<String> kamelets(FlowFile file) {
        return file.endpoints().stream()
                .flatMap(endpoint -> endpoint.kamelet().stream())
                .filter(name -> !List.of("source", "sink").contains(name))
                .distinct();
    }

    private static Stream<String> remoteCalls(FlowFile file) {
        return file.endpoints().stream()
                .filter(endpoint -> endpoint.kamelet().isPresent())
                .map(endpoint -> Stream.of(
                                endpoint.path(),
                                endpoint.parameters().path("method").asText(""),
                                endpoint.parameters().path("path").asText(""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    private static Stream<String> beans(FlowFile file) {
        List<String> calls = new ArrayList<>();
        for (FlowFile.Place place : file.places()) {
            JsonNode value = place.value();
            if (("bean".equals(place.key()) || "method".equals(place.key()))
                    && value.path("ref").isTextual()) {
                calls.add(call(value.path("ref").asText(), value.path("method").asText("")));
            }
            if (value.isTextual()) {
                INLINE_BEAN
                        .matcher(value.asText())
                        .results()
                        .map(match -> call(match.group(1), match.group(2)))
                        .forEach(calls::add);
            }
        }
        file.endpoints().stream()
                .filter(endpoint -> "bean".equals(endpoint.scheme()))
                .map(endpoint -> call(
                        endpoint.path(), endpoint.parameters().path("method").asText("")))
                .forEach(calls::add);
        return calls.stream();
    }

    private static String call(String bean, String method) {
        String name = method.replaceFirst("\\(.*", "");
        return name.isEmpty() ? bean : bean + "." + name;
    }

    private static Stream<String> mappings(FlowFile file) {
        return file.places().stream()
                .filter(place -> place.value().isTextual())
                .flatMap(place ->
                        MAPPING.matcher(place.value().asText()).results().map(MatchResult::group));
    }

    private static String codes(Stream<String> texts) {
        String cells = texts.distinct().map(text -> "`" + cell(text) + "`").collect(Collectors.joining("<br>"));
        return cells.isEmpty() ? "–" : cells;
    }

    private static String cell(String text) {
        return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }

    /** A name that Mermaid takes: it reads some bare words, "end" among them, as its own. */
    private static String node(FlowFile file) {
        return file.isKamelet() ? file.id() : "route-" + file.id();
    }
}
