// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;

/** What no class does, whoever it sees. CONTRIBUTING.md says what the numbers mean. */
final class CodeRulesTest {
    /** Classes with fields that change: each is owned by one thread or one call (decision 0004). Should only shrink. */
    private static final Set<String> CHANGING = Set.of(
            "io.hoglet.capture.EventReader",
            "io.hoglet.capture.LzString",
            "io.hoglet.capture.V1EventReader",
            "io.hoglet.capture.http.BodyIntake$Body",
            "io.hoglet.elements.ChainParser",
            "io.hoglet.elements.SelectorParser",
            "io.hoglet.insights.sql.Lexer",
            "io.hoglet.insights.sql.Resolver",
            "io.hoglet.insights.sql.Scope",
            "io.hoglet.insights.sql.SizeCheck",
            "io.hoglet.insights.sql.Tokens",
            "io.hoglet.replay.PartReader",
            "io.hoglet.warehouse.Bytes",
            "io.hoglet.warehouse.LongSet",
            "io.hoglet.warehouse.RecentEvents",
            "io.hoglet.warehouse.kafka.EventWriterSession",
            "io.hoglet.warehouse.kafka.PartitionBuffer");

    private static final String EDGES_AND_ADAPTERS = "(http|kafka|postgres|clickhouse|metrics|jobs)";

    private static final DescribedPredicate<JavaClass> IN_A_CORE = describe(
            "in a core",
            type -> type.getPackageName().startsWith("io.hoglet.")
                    && !type.getPackageName().matches(".*\\." + EDGES_AND_ADAPTERS + "(\\..*)?"));

    @Test
    void a7NothingIsInjected() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.inject..", "jakarta.inject..", "com.google.inject..", "org.springframework.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.hoglet.config")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.ServiceLoader"));
    }

    @Test
    void a8TimeAndChanceComeFromOutside() {
        String moments = "java\\.time\\.(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|Year)";
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.hoglet.time")
                .and()
                .doNotHaveFullyQualifiedName("io.hoglet.Wiring")
                .should()
                .callMethodWhere(calls(moments, "now"))
                .orShould()
                .callMethodWhere(calls("java\\.time\\.Clock", "system.*"))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(Random.class, long.class));
    }

    @Test
    void a9CoresDoNotSleepLockOrFork() {
        check(noClasses()
                .that(IN_A_CORE)
                .should()
                .callMethodWhere(calls("java\\.lang\\.Thread", "sleep"))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ThreadLocal.class.getName())
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(CompletableFuture.class.getName())
                .orShould()
                .callMethodWhere(calls(".*", "parallelStream"))
                .orShould()
                .callMethod(BaseStream.class, "parallel"));
        check(noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED));
    }

    @Test
    void a9ThreadsStartInFewPlaces() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.hoglet.http", "..kafka..", "io.hoglet.jobs")
                .and()
                .doNotHaveFullyQualifiedName("io.hoglet.Wiring")
                .and()
                // A hash takes a core for a while; see decision 0006.
                .doNotHaveFullyQualifiedName("io.hoglet.accounts.Passwords")
                .should()
                .callMethodWhere(calls("java\\.lang\\.Thread", "of.*|start.*"))
                .orShould()
                .callConstructorWhere(targetOwner(nameMatching("java\\.lang\\.Thread")))
                .orShould()
                .callMethodWhere(calls("java\\.util\\.concurrent\\.Executors", "new.*")));
    }

    @Test
    void a10FieldsDoNotChange() {
        var changing = ServerClasses.ALL.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaField::getOwner)
                .map(JavaClass::getName)
                .collect(toCollection(TreeSet::new));

        assertThat(changing).as("classes with fields that are not final").isEqualTo(new TreeSet<>(CHANGING));
    }

    @Test
    void a10TopLevelClassesAreClosed() {
        check(classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                // Sealed types need one package; an exception whose kinds stand in several stays open.
                .and(describe(
                        "not the root of a family of exceptions",
                        type -> !type.isAssignableTo(Throwable.class)
                                || type.getSubclasses().isEmpty()))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .haveModifier(JavaModifier.ABSTRACT));
    }

    @Test
    void a11ExceptionsHaveNames() {
        for (Class<?> nameless : List.of(RuntimeException.class, Exception.class, Error.class, Throwable.class)) {
            check(noClasses()
                    .that()
                    .areNotAssignableTo(Throwable.class)
                    .should()
                    .callConstructorWhere(
                            targetOwner(nameMatching(nameless.getName().replace(".", "\\.")))));
        }
    }

    @Test
    void a12RoutesTakeAndGiveRecords() {
        check(noClasses()
                .that()
                .resideInAPackage("..http..")
                .should()
                .callMethodWhere(calls("io\\.javalin\\.http\\.Context", "json|bodyAsClass|jsonStream")));
    }

    @Test
    void a13NothingWritesPastTheLog() {
        check(noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(calls(".*", "printStackTrace"))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.mockito.."));
    }

    @Test
    void a13NamesSayWhatThingsAre() {
        check(noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Data|Info)"));
        check(noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helpers.."));
    }

    private static void check(ArchRule rule) {
        rule.check(ServerClasses.ALL);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String owner, String method) {
        return targetOwner(nameMatching(owner)).and(target(nameMatching(method)));
    }
}
