package io.paperbridge;

import io.paperbridge.operations.Doctor;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Checks whether both servers can be reached, let us in, and have what is needed. */
@Command(
        name = "doctor",
        description =
                "Checks whether Paperless-ngx and BigCapital can be reached, let us in, and have what we need. Changes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return Startup.once(
                context -> context.getBean(Doctor.class).examine() ? 0 : Commands.COULD_NOT_RUN,
                Stream.concat(Doctor.SETTINGS.stream(), Stream.of(Startup.IN_MEMORY_JOURNAL))
                        .toArray(String[]::new));
    }
}
