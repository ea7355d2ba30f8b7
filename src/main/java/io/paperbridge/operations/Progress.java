package io.paperbridge.operations;

import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows how far a run is: a bar that is drawn over itself on a terminal, a line now and then otherwise. */
public final class Progress {

    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final int BAR = 24;

    private final PrintStream out;
    private final boolean terminal;
    private final int width;
    private final Clock clock;
    private Instant nextLine = Instant.MIN;
    private int most;
    private String shown = "";

    Progress(PrintStream out, boolean terminal, int width, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
        this.clock = clock;
    }

    /** Progress on an output.
     *
     * @param width how many characters a line may have
     */
    public static Progress on(PrintStream out, int width, Clock clock) {
        return new Progress(out, isTerminal(), width, clock);
    }

    /**
     * Shows the present state if it differs from what is shown.
     *
     * @param counts documents by state
     * @param open how many are still worked on in this run
     */
    public void show(Map<String, Integer> counts, int open) {
        most = Math.max(most, open);
        String line = (most - open) + "/" + most + "  " + words(counts);
        if (line.equals(shown) || most == 0) {
            return;
        }
        if (terminal) {
            int full = BAR * (most - open) / most;
            String bar = "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + line;
            out.print("\r"
                    + (bar.length() < width
                            ? bar + " ".repeat(width - 1 - bar.length())
                            : bar.substring(0, width - 1)));
            out.flush();
        } else if (!clock.instant().isBefore(nextLine) || open == 0) {
            out.println(line);
            nextLine = clock.instant().plus(LINE_EVERY);
        } else {
            return;
        }
        shown = line;
    }

    /** Leaves the line of the bar. */
    public void end() {
        if (terminal && !shown.isEmpty()) {
            out.println();
        }
    }

    /** Counts as words, for example {@code booked 12, in review 1}. */
    public static String words(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "no documents"
                : counts.entrySet().stream()
                        .map(entry -> word(entry.getKey()) + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String word(String state) {
        return switch (state) {
            case "CONFIRMED" -> "booked";
            case "NEEDS_REVIEW" -> "in review";
            case "RECEIVED" -> "waiting";
            case "PROCESSING" -> "in work";
            case "RETRYING" -> "tried again later";
            case "PARKED" -> "parked";
            default -> "discarded";
        };
    }

    /** Whether a person looks at the output. Since Java 22 a console is there even when the output goes to a file; then it must be asked, which Java 17 cannot. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
