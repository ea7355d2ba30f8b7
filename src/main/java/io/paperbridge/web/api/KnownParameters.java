package io.paperbridge.web.api;

import io.paperbridge.language.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that the address does not have: a misspelt condition would otherwise mean all documents. */
final class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackage() == getClass().getPackage()) {
            SortedMap<String, Boolean> known = known(method);
            request.getParameterMap().forEach((name, values) -> check(name, values, known));
        }
        return true;
    }

    private static void check(String name, String[] values, Map<String, Boolean> known) {
        Boolean several = known.get(name);
        if (several == null) {
            throw Refusal.badRequest(
                    known.isEmpty()
                            ? Sentence.of("web.no-parameters", Texts.shortened(name))
                            : Sentence.of("web.parameter-unknown", Texts.shortened(name), List.copyOf(known.keySet())));
        }
        if (values.length > 1 && !several) {
            throw Refusal.badRequest(Sentence.of("web.parameter-repeated", name));
        }
    }

    /** The names the method takes, each with whether it may be given several times. */
    private static SortedMap<String, Boolean> known(HandlerMethod method) {
        SortedMap<String, Boolean> known = new TreeMap<>();
        for (Parameter parameter : method.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                known.put(parameter.getName(), false);
            }
            if (parameter.isAnnotationPresent(ParameterObject.class)) {
                Arrays.stream(parameter.getType().getRecordComponents())
                        .forEach(component -> known.put(component.getName(), isList(component)));
            }
        }
        return known;
    }

    private static boolean isList(RecordComponent component) {
        return List.class.isAssignableFrom(component.getType());
    }
}
