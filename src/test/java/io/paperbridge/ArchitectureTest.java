package io.paperbridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.paperbridge.extraction.InvoiceReader;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.KnowsItsReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final Set<String> INEXACT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private static final ArchRule ONLY_OPERATIONS_KNOWS_CAMEL = noClasses()
            .that()
            .resideOutsideOfPackage("io.paperbridge.operations..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("a bean must be usable, and testable, without a route");

    private static final ArchRule ONLY_THE_JOURNAL_KNOWS_SQL = noClasses()
            .that()
            .resideOutsideOfPackage("io.paperbridge.journal..")
            .should()
            .dependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                            .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(Throwable.class))))
            .because("the journal is the only SQL in Java");

    private static final ArchRule NO_INEXACT_FIELDS = noFields()
            .should()
            .haveRawType(DescribedPredicate.<JavaClass>describe("inexact", type -> INEXACT.contains(type.getName())))
            .because("money is BigDecimal, and so is what it is multiplied with");

    private static final ArchRule NO_INEXACT_PARAMETERS = codeUnits()
            .should(takeExactParameters())
            .because("money is BigDecimal, and so is what it is multiplied with");

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe("reads the system's clock", ArchitectureTest::readsTheClock))
            .because("time comes from an injected Clock, which a test can set");

    private static final ArchRule PACKAGES_HAVE_AN_ORDER = slices().matching("io.paperbridge.(**)")
            .should()
            .beFreeOfCycles()
            .because("what a package needs lies below it, and knows nothing of it");

    @ParameterizedTest
    @MethodSource("rules")
    void theProgramKeepsTo(ArchRule rule) {
        // Given
        JavaClasses program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.paperbridge");
        // When // Then
        rule.check(program);
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void bites(ArchRule rule, List<Class<?>> breach) {
        // Given
        JavaClasses planted = new ClassFileImporter().importClasses(breach);
        // When
        boolean violated = rule.evaluate(planted).hasViolation();
        // Then
        assertThat(violated).isTrue();
    }

    static Stream<Named<ArchRule>> rules() {
        return Stream.of(
                Named.of("only operations knows Camel", ONLY_OPERATIONS_KNOWS_CAMEL),
                Named.of("only the journal knows SQL", ONLY_THE_JOURNAL_KNOWS_SQL),
                Named.of("no inexact fields", NO_INEXACT_FIELDS),
                Named.of("no inexact parameters", NO_INEXACT_PARAMETERS),
                Named.of("time is injected", TIME_IS_INJECTED),
                Named.of("packages have an order", PACKAGES_HAVE_AN_ORDER));
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                Arguments.of(ONLY_OPERATIONS_KNOWS_CAMEL, List.of(KnowsCamel.class)),
                Arguments.of(ONLY_THE_JOURNAL_KNOWS_SQL, List.of(KnowsSql.class)),
                Arguments.of(NO_INEXACT_FIELDS, List.of(InexactField.class)),
                Arguments.of(NO_INEXACT_PARAMETERS, List.of(InexactParameter.class)),
                Arguments.of(TIME_IS_INJECTED, List.of(ReadsTheClock.class)),
                Arguments.of(PACKAGES_HAVE_AN_ORDER, List.of(InvoiceReader.class, Draft.class, KnowsItsReader.class)));
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        boolean withoutClock = call.getTarget().getRawParameterTypes().isEmpty();
        return switch (call.getName()) {
            case "now" -> owner.startsWith("java.time.") && withoutClock;
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            default -> false;
        };
    }

    private static ArchCondition<JavaCodeUnit> takeExactParameters() {
        return new ArchCondition<>("take exact parameters") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                unit.getRawParameterTypes().stream()
                        .filter(type -> INEXACT.contains(type.getName()))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                unit, unit.getFullName() + " takes a " + type.getName())));
            }
        };
    }

    interface KnowsCamel {
        void process(Exchange exchange);
    }

    interface KnowsSql {
        void write(Connection connection);
    }

    record InexactField(double amount) {}

    interface InexactParameter {
        BigDecimal times(float rate);
    }

    static final class ReadsTheClock {
        private ReadsTheClock() {}

        static Instant due() {
            return Instant.now();
        }
    }
}
