package io.paperbridge.journal;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.RemoteFailure.Category;
import io.paperbridge.language.Language;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what a failure means for an original: it is tried again, at last every twelve hours, or left out; the document stays booked. */
@Component
class AttachmentAftermath {

    private static final int UNKNOWN_KEY = 404;

    private final TimingSettings settings;
    private final Attachments attachments;
    private final AttachingLane lane;

    private final Language language;

    AttachmentAftermath(TimingSettings settings, Attachments attachments, AttachingLane lane, Language language) {
        this.settings = settings;
        this.attachments = attachments;
        this.lane = lane;
        this.language = language;
    }

    /**
     * Settles a failed attempt under the running transaction, which holds the fence.
     *
     * @param tookNoEffect whether it is certain that what was sent changed nothing
     */
    void settle(Claim claim, @Nullable Failure failure, Throwable thrown, boolean tookNoEffect) {
        if (tookNoEffect) {
            lane.leave(claim);
        } else {
            lane.leaveShut(claim);
        }
        String why = language.say(Aftermath.wordingOf(thrown));
        Reason reason = failure == null ? Reason.INTERNAL_ERROR : failure.reason();
        if (failure instanceof NotYet notYet) {
            attachments.later(claim, notYet.waitFor(), false, reason, why);
            return;
        }
        if (failure instanceof Refused || !settings.retry().enabled()) {
            attachments.leftOut(claim, reason, why);
            return;
        }
        if (failure instanceof RemoteFailure remote && remote.status() == UNKNOWN_KEY) {
            attachments.uploadLost(claim);
        }
        Category category = failure instanceof RemoteFailure remote ? remote.category() : Category.TRANSIENT;
        if (category != Category.VALIDATION) {
            lane.rest(pause(failure));
        }
        boolean counts = !(failure instanceof ConfigurationFault);
        Duration wait = counts ? settings.retry().waitFor(attachments.attempts(claim) + 1, category) : pause(failure);
        attachments.later(claim, wait, counts, reason, why);
    }

    /** How long all originals wait after one has failed: as long as retries begin with, and a minute at most for wrong settings. */
    private Duration pause(@Nullable Failure failure) {
        Duration first = settings.retry().delays().get(0);
        Duration minute = Duration.ofMinutes(1);
        return failure instanceof ConfigurationFault && first.compareTo(minute) > 0 ? minute : first;
    }
}
