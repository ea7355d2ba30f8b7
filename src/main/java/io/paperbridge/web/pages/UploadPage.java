package io.paperbridge.web.pages;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.Failure;
import io.paperbridge.journal.UploadBook.Upload;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.UploadRefused;
import io.paperbridge.operations.UploadSettings;
import io.paperbridge.operations.Uploads;
import io.paperbridge.web.api.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files to be booked, from a form or dropped on it, and what became of those that were just sent. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class UploadPage {

    private final Pages pages;
    private final Uploads uploads;
    private final UploadSettings settings;

    UploadPage(Pages pages, Uploads uploads, UploadSettings settings) {
        this.pages = pages;
        this.uploads = uploads;
        this.settings = settings;
    }

    /** A file that was sent; {@code document} is null until Paperless has made one of it. */
    private record Sent(String name, String state, @Nullable String why, @Nullable Long document) {}

    @GetMapping("/upload")
    ModelAndView form(@RequestParam(required = false) @Nullable List<String> sent, HttpServletRequest request) {
        Written written = pages.written(request);
        List<Sent> known = Stream.ofNullable(sent)
                .flatMap(List::stream)
                .limit(UploadSettings.MOST_FILES)
                .filter(Texts::isRandomId)
                .map(uploads::find)
                .flatMap(Optional::stream)
                .map(upload -> sent(upload, written))
                .toList();
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("sent", Listed.of(known));
        content.put("largest", settings.largestFile().toMegabytes());
        content.put("most", UploadSettings.MOST_FILES);
        content.put(
                "kinds",
                Arrays.stream(EntryKind.values())
                        .map(kind ->
                                new Choice(Texts.word(kind.name()), kind.title().in(written.locale()), false))
                        .toList());
        return pages.page(request, "upload", written.say("pages.upload"), content);
    }

    @PostMapping("/upload")
    String upload(
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String type,
            Principal who,
            HttpServletRequest request,
            RedirectAttributes after)
            throws IOException {
        Pages.requireOperator(request);
        Locale locale = pages.locale(request);
        List<MultipartFile> chosen = Stream.ofNullable(file)
                .flatMap(List::stream)
                .filter(UploadPage::isChosen)
                .toList();
        List<String> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        if (chosen.isEmpty() || chosen.size() > UploadSettings.MOST_FILES) {
            refused.add(Sentence.of("pages.upload-how-many", UploadSettings.MOST_FILES)
                    .in(locale));
        } else {
            for (MultipartFile one : chosen) {
                try (InputStream content = one.getInputStream()) {
                    taken.add(uploads.accept(content, one.getOriginalFilename(), type, null, who.getName())
                            .id());
                } catch (UploadRefused wrong) {
                    refused.add(wrong.sentence().in(locale));
                } catch (Failure failure) {
                    refused.add(failure.wording().in(locale));
                }
            }
        }
        if (!taken.isEmpty()) {
            after.addFlashAttribute(
                    Pages.SAID, Sentence.of("pages.upload-taken", taken.size()).in(locale));
        }
        if (!refused.isEmpty()) {
            after.addFlashAttribute(Pages.REFUSED, String.join(" ", refused));
        }
        return "redirect:/upload" + (taken.isEmpty() ? "" : "?sent=" + String.join(",", taken));
    }

    /** A form in which nothing was chosen sends a file without a name and content. */
    private static boolean isChosen(MultipartFile file) {
        String name = file.getOriginalFilename();
        return !file.isEmpty() || (name != null && !name.isEmpty());
    }

    private static Sent sent(Upload upload, Written written) {
        return new Sent(
                upload.wanted().fileName(),
                written.say("pages.upload-" + Texts.word(upload.state().name())),
                upload.reason(),
                upload.paperlessId());
    }
}
