package io.paperbridge.operations;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Joins the lists that the parts of a split answer into one. */
@Component("joinedLists")
public class JoinedLists implements AggregationStrategy {

    @Override
    public Exchange aggregate(@Nullable Exchange joined, Exchange next) {
        if (joined == null || next.getException() != null) {
            return next;
        }
        List<Object> all = new ArrayList<>();
        for (Exchange part : List.of(joined, next)) {
            List<?> list = part.getMessage().getBody(List.class);
            all.addAll(list);
        }
        joined.getMessage().setBody(all);
        return joined;
    }
}
