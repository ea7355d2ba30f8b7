package io.paperbridge.sandbox.paperless;

import io.paperbridge.sandbox.SandboxAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of calls: which path takes which methods. */
final class Routes {

    private static final String ID = "/([^/]+)";

    private final List<Endpoint> endpoints = new ArrayList<>();

    /** One path with its methods. */
    record Endpoint(Pattern path, Map<String, Function<Call, SandboxAnswer>> methods) {

        Endpoint on(String method, Function<Call, SandboxAnswer> handler) {
            methods.put(method, handler);
            return this;
        }
    }

    /** A path that exists, and what varies in it. */
    record Match(Map<String, Function<Call, SandboxAnswer>> methods, List<String> variables) {}

    Routes(Archive archive) {
        DocumentCalls documents = new DocumentCalls(archive);
        path("/api/documents/").on("GET", new DocumentList(archive)::answer);
        path("/api/documents/next_asn/").on("GET", documents::nextSerialNumber);
        path("/api/documents/bulk_edit/").on("POST", new BulkEdit(archive)::answer);
        path("/api/documents/post_document/").on("POST", new UploadCalls(archive)::post);
        path("/api/documents" + ID + "/")
                .on("GET", documents::get)
                .on("PUT", documents::put)
                .on("PATCH", documents::patch)
                .on("DELETE", documents::delete);
        path("/api/documents" + ID + "/download/").on("GET", call -> documents.download(call, "attachment"));
        path("/api/documents" + ID + "/preview/").on("GET", call -> documents.download(call, "inline"));
        path("/api/documents" + ID + "/metadata/").on("GET", documents::metadata);
        path("/api/documents" + ID + "/history/").on("GET", documents::history);
        path("/api/documents" + ID + "/root/").on("GET", documents::root);
        path("/api/documents" + ID + "/notes/")
                .on("GET", documents::notes)
                .on("POST", documents::addNote)
                .on("DELETE", documents::deleteNote);
        labels("tags", new LabelCalls(archive, LabelCalls.Kind.TAG));
        labels("correspondents", new LabelCalls(archive, LabelCalls.Kind.CORRESPONDENT));
        labels("document_types", new LabelCalls(archive, LabelCalls.Kind.DOCUMENT_TYPE));
        FieldCalls fields = new FieldCalls(archive);
        path("/api/custom_fields/").on("GET", fields::list).on("POST", fields::create);
        path("/api/custom_fields" + ID + "/")
                .on("GET", fields::get)
                .on("PATCH", fields::patch)
                .on("DELETE", fields::delete);
        SavedViewCalls views = new SavedViewCalls(archive);
        path("/api/saved_views/").on("GET", views::list).on("POST", views::create);
        ServerCalls server = new ServerCalls(archive);
        path("/api/tasks/").on("GET", new UploadCalls(archive)::tasks);
        path("/api/trash/").on("GET", server::trash).on("POST", server::emptyOrRestore);
        path("/api/statistics/").on("GET", server::statistics);
        path("/api/status/").on("GET", server::status);
        path("/api/storage_paths/").on("GET", server::storagePaths);
        path("/api/users/").on("GET", server::users);
        path("/api/ui_settings/").on("GET", server::userInterface);
    }

    Optional<Match> match(String path) {
        for (Endpoint endpoint : endpoints) {
            Matcher matcher = endpoint.path().matcher(path);
            if (matcher.matches()) {
                List<String> variables = new ArrayList<>();
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    variables.add(matcher.group(group));
                }
                return Optional.of(new Match(endpoint.methods(), variables));
            }
        }
        return Optional.empty();
    }

    private void labels(String name, LabelCalls calls) {
        path("/api/" + name + "/").on("GET", calls::list).on("POST", calls::create);
        path("/api/" + name + ID + "/")
                .on("GET", calls::get)
                .on("PATCH", calls::patch)
                .on("DELETE", calls::delete);
    }

    private Endpoint path(String pattern) {
        Endpoint endpoint = new Endpoint(Pattern.compile(pattern), new LinkedHashMap<>());
        endpoints.add(endpoint);
        return endpoint;
    }
}
