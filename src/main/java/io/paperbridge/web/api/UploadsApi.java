package io.paperbridge.web.api;

import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.UploadBook.Upload;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.UploadRefused;
import io.paperbridge.operations.Uploads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that are uploaded to be booked, by way of Paperless. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Upload")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class UploadsApi {

    private final Uploads uploads;
    private final DocumentList documents;

    UploadsApi(Uploads uploads, DocumentList documents) {
        this.uploads = uploads;
        this.documents = documents;
    }

    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Uploads a PDF, PNG, JPEG or TIFF to Paperless to be booked; the same file within a day is the same upload")
    ResponseEntity<UploadView> upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @Parameter(description = "a kind, such as bill, or the name of a document type in Paperless")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(description = "the title in Paperless") @RequestParam(required = false) @Nullable String title,
            Principal who,
            HttpServletRequest request)
            throws IOException {
        if (file == null) {
            throw Refusal.badRequest(Sentence.of("web.field-missing", "file"));
        }
        String wantedType = Texts.text("type", type);
        String wantedTitle = Texts.text("title", title);
        Upload upload;
        try (InputStream content = file.getInputStream()) {
            upload = uploads.accept(content, file.getOriginalFilename(), wantedType, wantedTitle, who.getName());
        } catch (UploadRefused refused) {
            throw Refusal.of(problem(refused), refused.sentence());
        }
        return ResponseEntity.accepted()
                .location(URI.create(request.getContextPath() + "/api/v1/uploads/" + upload.id()))
                .body(view(upload, request));
    }

    @GetMapping("/uploads/{id}")
    @Operation(summary = "Shows what became of an upload, from Paperless until it is booked")
    UploadView one(@PathVariable String id, HttpServletRequest request) {
        return Optional.of(id)
                .filter(Texts::isRandomId)
                .flatMap(uploads::find)
                .map(upload -> view(upload, request))
                .orElseThrow(() ->
                        Refusal.of(Problem.UNKNOWN_UPLOAD, Sentence.of("web.upload-unknown", Texts.shortened(id))));
    }

    private UploadView view(Upload upload, HttpServletRequest request) {
        DocumentView document = Optional.ofNullable(upload.paperlessId()).stream()
                .flatMap(id -> documents.generations(id).stream())
                .findFirst()
                .map(known -> DocumentView.of(known, request.getContextPath()))
                .orElse(null);
        return UploadView.of(upload, document);
    }

    private static Problem problem(UploadRefused refused) {
        return switch (refused.why()) {
            case CONTENT -> Problem.BAD_REQUEST;
            case SIZE -> Problem.BODY_TOO_LARGE;
            case TYPE -> Problem.UNSUPPORTED_TYPE;
        };
    }
}
