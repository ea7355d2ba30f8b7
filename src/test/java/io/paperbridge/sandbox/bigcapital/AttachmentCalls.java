package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.Multipart;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The calls on attachments. */
final class AttachmentCalls {

    private static final String PATH = "/api/attachments";

    private final Books books;
    private final Documents documents;

    AttachmentCalls(Books books, Documents documents) {
        this.books = books;
        this.documents = documents;
    }

    void addTo(Routes routes) {
        routes.add("POST", PATH, this::upload)
                // Reading one back is broken in this release, whatever the key.
                .add("GET", PATH + "/:id", call -> {
                    throw Refusal.internal();
                })
                .add("DELETE", PATH + "/:id", call -> locked(() -> delete(call)))
                .add("POST", PATH + "/:id/link", call -> locked(() -> link(call)))
                // It calls the wrong service.
                .add("POST", PATH + "/:id/unlink", call -> locked(() -> link(call)))
                .add("GET", PATH + "/:id/presigned-url", call -> locked(() -> presigned(call)));
    }

    private SandboxAnswer locked(Supplier<SandboxAnswer> work) {
        synchronized (books) {
            return work.get();
        }
    }

    private SandboxAnswer upload(Call call) {
        Multipart form = new Multipart(
                call.request().header("content-type").orElse(""),
                call.request().body().bytes());
        form.parts().stream()
                .filter(part -> part.rawFileName() != null && !part.name().equals("file"))
                .findFirst()
                .ifPresent(part -> {
                    throw Refusal.badRequest("Unexpected field - " + part.name());
                });
        Multipart.Part part = form.part("file")
                .filter(file -> file.rawFileName() != null || file.extendedFileName() != null)
                .orElseThrow(Refusal::noFile);
        if (part.content().isEmpty()) {
            hang();
        }
        return locked(() -> kept(books.attachments().keep(part)));
    }

    /** An empty file is never answered; the server's other calls go on. */
    private static void hang() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
        throw Refusal.cut();
    }

    private SandboxAnswer kept(AttachedFile file) {
        ObjectNode body = Wire.object().put("status", 200).put("message", "The document has uploaded successfully.");
        body.putObject("data")
                .put("key", file.key())
                .put("size", file.size())
                .put("id", books.attachments().lastId())
                .put("mime_type", file.mimeType())
                .put("origin_name", file.name());
        return Wire.answer(200, body);
    }

    private SandboxAnswer delete(Call call) {
        AttachedFile file = known(call);
        books.attachments().delete(file.key());
        return Wire.answer(
                200, Wire.object().put("status", 200).put("message", "The document has been delete successfully."));
    }

    private SandboxAnswer link(Call call) {
        ObjectNode body = call.body();
        new Validation(body).required("modelRef").required("modelId").done();
        if (books.attachments().isFirstLink()) {
            throw Refusal.internal();
        }
        String type = body.get("modelRef").asText();
        if (!books.attachments().links(type)) {
            throw Refusal.business("DOCUMENT_LINK_REF_INVALID");
        }
        AttachedFile file = known(call);
        long id = body.get("modelId").asLong();
        Optional<Entry> owner = documents.all().stream()
                .filter(entry -> entry.type().equals(type) && entry.id() == id)
                .findFirst();
        if (owner.isEmpty()) {
            throw Refusal.business("DOCUMENT_LINK_ID_INVALID");
        }
        if (file.linkedTo().contains(Attachments.owner(type, id))) {
            throw Refusal.business("DOCUMENT_LINK_ALREADY_LINKED");
        }
        books.attachments().link(file, Attachments.owner(type, id));
        return Wire.answer(
                201, Wire.object().put("status", 200).put("message", "The document has been linked successfully."));
    }

    private SandboxAnswer presigned(Call call) {
        AttachedFile file = known(call);
        return Wire.answer(
                200,
                Wire.object()
                        .put(
                                "presigned_url",
                                "http://storage.sandbox.example/bigcapital/" + file.key() + "?X-Amz-Expires=300"));
    }

    private AttachedFile known(Call call) {
        return books.attachments().find(call.path().get(0)).orElseThrow(Refusal::notFound);
    }
}
