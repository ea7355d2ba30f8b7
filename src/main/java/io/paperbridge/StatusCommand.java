package io.paperbridge;

import io.paperbridge.operations.PaymentRun;
import io.paperbridge.operations.SyncRun;
import io.paperbridge.web.RunningPaperbridge;
import io.paperbridge.web.SecuritySettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what has been paid. */
@Command(
        name = "status",
        description = "Shows how many booked entries are open, paid, overdue and so on, as Paperless was told last.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class StatusCommand implements Callable<Integer> {

    @Option(
            names = "--refresh",
            description = "First ask BigCapital about all of them, and tell Paperless what has changed.")
    private boolean refresh;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<RunningPaperbridge> running =
                RunningPaperbridge.find(LocalSettings.load().of("paperbridge.security", SecuritySettings.class));
        if (running.isPresent()) {
            spec.commandLine()
                    .getOut()
                    .println(running.get()
                            .operate("Upkeep", refresh ? "refreshPaymentStatus()" : "paymentStatusTable()"));
            return 0;
        }
        return Startup.once(
                context -> {
                    PaymentRun run = context.getBean(PaymentRun.class);
                    return refresh ? run.refresh() : run.show();
                },
                SyncRun.SCHEDULE_OFF,
                "--routes.only=update-payment-status,tell-payment-status,learn-names");
    }
}
