package io.paperbridge;

import io.paperbridge.operations.Doctor;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks all that must be right before a document can be booked, and makes what is missing when it may. */
@Command(
        name = "doctor",
        description =
                "Checks all that must be right in Paperless-ngx, BigCapital and the settings, and says the remedy. Leaves nothing behind"
                        + " but what --fix makes.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        footer = {"", "Exit codes: 0 nothing is wrong, 1 something is."})
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Option(
            names = "--fix",
            description = "Make the tags, custom fields, view and items that are missing, after asking.")
    private boolean fix;

    @Option(names = "--yes", description = "With --fix: do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        return Startup.once(
                context -> {
                    Doctor doctor = context.getBean(Doctor.class);
                    boolean well = json ? doctor.printJson(fix, yes) : doctor.print(fix, yes);
                    return well ? 0 : Commands.COULD_NOT_RUN;
                },
                Stream.concat(Doctor.SETTINGS.stream(), Stream.of(Startup.JOURNAL_ASIDE))
                        .toArray(String[]::new));
    }
}
