package io.paperbridge.bigcapital;

import io.paperbridge.bigcapital.EntrySearch.ListCall;
import io.paperbridge.document.EntryKind;
import java.util.ArrayList;
import java.util.List;

/** Puts many questions into few calls of the ledger's lists. */
final class ListQueries {

    private static final int PAGE_SIZE = 1000;

    /** Proxies take 8 kB in the first line of a request. */
    private static final int LONGEST_QUERY = 6000;

    private ListQueries() {}

    /** The calls that answer all questions, collection by collection, none longer than servers and proxies take. */
    static List<ListCall> of(List<LookUp> lookUps) {
        List<ListCall> calls = new ArrayList<>();
        for (EntryKind kind : EntryKind.values()) {
            List<FilterRoles.Role> roles = new ArrayList<>();
            for (FilterRoles.Role role : roles(kind, lookUps)) {
                roles.add(role);
                if (roles.size() > 1 && FilterRoles.anyOf(roles).length() > LONGEST_QUERY) {
                    roles.remove(roles.size() - 1);
                    calls.add(call(kind, roles));
                    roles = new ArrayList<>(List.of(role));
                }
            }
            if (!roles.isEmpty()) {
                calls.add(call(kind, roles));
            }
        }
        return List.copyOf(calls);
    }

    private static List<FilterRoles.Role> roles(EntryKind kind, List<LookUp> lookUps) {
        String numberField = Collection.of(kind).numberField();
        List<FilterRoles.Role> roles = new ArrayList<>();
        for (LookUp lookUp : lookUps) {
            if (lookUp.kind() == kind || lookUp.everywhere()) {
                roles.add(new FilterRoles.Role("reference_no", lookUp.reference()));
            }
            if (lookUp.kind() == kind) {
                lookUp.numbers().forEach(number -> roles.add(new FilterRoles.Role(numberField, number)));
                if (kind == EntryKind.EXPENSE) {
                    roles.add(new FilterRoles.Role(
                            "amount", lookUp.total().amount().toPlainString()));
                }
            }
        }
        return roles.stream().distinct().toList();
    }

    private static ListCall call(EntryKind kind, List<FilterRoles.Role> roles) {
        return new ListCall(
                kind, Collection.of(kind).path(), FilterRoles.anyOf(roles) + "&page=1&page_size=" + PAGE_SIZE);
    }
}
