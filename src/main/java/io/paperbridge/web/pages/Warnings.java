package io.paperbridge.web.pages;

import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.PostingLane;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.PollHealth;
import io.paperbridge.operations.RemoteBreakers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What keeps documents from going all the way now, and what is to be done about it. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Warnings {

    private final PollHealth polls;
    private final Pauses pauses;
    private final PostingLane lane;
    private final RemoteBreakers servers;

    Warnings(PollHealth polls, Pauses pauses, PostingLane lane, RemoteBreakers servers) {
        this.polls = polls;
        this.pauses = pauses;
        this.lane = lane;
        this.servers = servers;
    }

    /**
     * {@code what} is the matter, and the {@code remedy}.
     *
     * @param deed the address of the form that lets work go on; null where no form can
     */
    record Warning(String what, String remedy, @Nullable String deed) {}

    List<Warning> now(Locale locale) {
        List<Warning> warnings = new ArrayList<>();
        polls.whyStopped()
                .ifPresent(why -> warnings.add(warning(
                        locale,
                        Sentence.of("pages.stopped", why.wording()),
                        why.reason().remedy(),
                        null)));
        String paused = pauses.why();
        if (paused != null) {
            warnings.add(
                    warning(locale, Sentence.of("pages.paused", paused), Sentence.of("pages.paused-remedy"), "resume"));
        }
        String posting = lane.stopped();
        if (posting != null) {
            warnings.add(warning(
                    locale,
                    Sentence.of("pages.posting-stopped", posting),
                    Sentence.of("pages.posting-stopped-remedy"),
                    "resume-posting"));
        }
        servers.troubled()
                .forEach((server, since) -> warnings.add(warning(
                        locale,
                        Sentence.of("pages.server-down", server, since.toMinutes()),
                        Sentence.of("pages.server-down-remedy", server),
                        null)));
        return warnings;
    }

    private static Warning warning(Locale locale, Sentence what, Sentence remedy, @Nullable String deed) {
        return new Warning(what.in(locale), remedy.in(locale), deed);
    }
}
