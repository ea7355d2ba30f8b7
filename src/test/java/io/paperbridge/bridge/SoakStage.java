package io.paperbridge.bridge;

import io.paperbridge.sandbox.SandboxRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a document is, told by the request that is under way for it. */
enum SoakStage {
    ADMIT("GET /api/documents/"),
    READ("GET /api/documents/\\d+/(download/)?"),
    CONTACT("(GET|POST) /api/(vendors|customers)"),
    LOOK_UP("GET /api/(sale-invoices|bills|expenses|credit-notes|vendor-credits)"),
    CREATE("POST /api/(sale-invoices|bills|expenses|credit-notes|vendor-credits)"),
    VERIFY("GET /api/(sale-invoices|bills|expenses|credit-notes|vendor-credits)/\\d+"),
    POST("(PUT|PATCH|POST) /api/[a-z-]+/\\d+/(deliver|open|publish)"),
    SECOND_LOOK("GET /api/reports/transactions-by-reference"),
    TELL("POST /api/documents/bulk_edit/");

    private final Pattern call;

    SoakStage(String call) {
        this.call = Pattern.compile(call);
    }

    /** The stage a request belongs to; empty for what serves no document. */
    static Optional<SoakStage> of(SandboxRequest request) {
        if (request.query().containsKey("fields") && !request.path().equals("/api/documents/")) {
            return Optional.of(TELL);
        }
        return List.of(values()).stream()
                .filter(stage -> stage.call
                        .matcher(request.method() + " " + request.path())
                        .matches())
                .findFirst();
    }
}
