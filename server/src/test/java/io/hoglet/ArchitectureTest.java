// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Who may see whom. A feature is a top-level package; what is named by a technology inside it is an adapter, the rest
 * is its core. {@link CodeRulesTest} has the rules inside one class; CONTRIBUTING.md says what the numbers mean.
 */
final class ArchitectureTest {
    /** Every edge between two features. A new edge is a new line, and a line that is no longer needed goes. */
    private static final Set<String> EDGES = Set.of(
            "capture -> limits",
            "capture.http -> limits",
            "earlyaccess -> flags",
            "earlyaccess.http -> accounts",
            "earlyaccess.http -> capture",
            "earlyaccess.http -> projects",
            "earlyaccess.http -> projects.http",
            "flags -> groups",
            "flags.http -> accounts",
            "flags.http -> accounts.http",
            "flags.http -> capture",
            "flags.http -> limits",
            "flags.http -> geoip",
            "flags.http -> projects",
            "flags.http -> projects.http",
            "flags.http -> sdk",
            "insights -> elements",
            "flags.postgres -> groups",
            "groups -> persons",
            "groups.http -> projects",
            "groups.http -> projects.http",
            "insights -> persons",
            "insights.http -> elements",
            "insights.http -> projects",
            "insights.http -> projects.http",
            "limits.http -> projects",
            "limits.http -> projects.http",
            "persons.http -> projects",
            "persons.http -> projects.http",
            "pipeline -> elements",
            "pipeline -> geoip",
            "pipeline -> groups",
            "pipeline -> persons",
            "pipeline -> warehouse",
            "pipeline.kafka -> groups",
            "pipeline.kafka -> persons",
            "pipeline.kafka -> warehouse",
            "projects -> accounts",
            "projects.http -> accounts",
            "projects.http -> accounts.http",
            "refused.http -> projects",
            "refused.http -> projects.http",
            "replay -> warehouse",
            "replay.http -> projects",
            "replay.http -> projects.http",
            "taxonomy.http -> projects",
            "taxonomy.http -> projects.http");

    /** The doors of the management API: the only adapters that other features' routes may see (decision 0002). */
    private static final Set<String> GUARDS = Set.of(
            "io.hoglet.accounts.http.Authenticator",
            "io.hoglet.accounts.http.OrganizationProjects",
            "io.hoglet.accounts.http.OrganizationProjects$Named",
            "io.hoglet.projects.http.ProjectGuard");

    /** Packages without business words. */
    private static final Set<String> TECHNICAL =
            Set.of("config", "event", "fault", "http", "jobs", "kafka", "metrics", "postgres", "clickhouse", "time");

    /** The libraries a core may use beside the JDK, SLF4J, Micrometer and JSpecify (decision 0003). */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "com.fasterxml.jackson",
                    Set.of(
                            "capture",
                            "earlyaccess",
                            "flags",
                            "geoip",
                            "groups",
                            "insights",
                            "persons",
                            "pipeline",
                            "replay",
                            "taxonomy"),
            "com.github.benmanes.caffeine", Set.of("accounts", "flags", "groups", "projects", "taxonomy"),
            "com.google.re2j", Set.of("flags"),
            "com.maxmind.db", Set.of("geoip"),
            "org.bouncycastle", Set.of("accounts"));

    private static final String[] WEB = {"io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."};
    private static final String[] SQL = {
        "java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..", "com.zaxxer..", "org.flywaydb.."
    };
    private static final String[] KAFKA = {"org.apache.kafka.."};
    private static final String[] CLICKHOUSE = {"com.clickhouse.."};

    private static final DescribedPredicate<JavaClass> IN_A_CORE =
            describe("in a feature's core", type -> Place.of(type).isCore());

    @Test
    void a1TopLevelPackagesHaveNoCycles() {
        slices().matching("io.hoglet.(*)..").should().beFreeOfCycles().check(ServerClasses.ALL);
    }

    @Test
    void a2EventsDependOnTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("io.hoglet.event..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.hoglet.event..")
                .check(ServerClasses.ALL);
    }

    @Test
    void a3CoresSeeNeitherServersNorDrivers() {
        var drivers = Stream.of(WEB, SQL, KAFKA, CLICKHOUSE).flatMap(Stream::of).toArray(String[]::new);

        noClasses()
                .that(IN_A_CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(drivers)
                .check(ServerClasses.ALL);
    }

    @Test
    void a3CoresUseFewLibraries() {
        var found = new TreeSet<String>();
        ServerClasses.ALL.stream()
                .filter(IN_A_CORE)
                .forEach(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> !isAllowedInCoreOf(Place.of(type).feature(), target))
                        .forEach(target -> found.add(type.getName() + " uses " + target.getName())));

        assertThat(found).as("libraries that this core may not use").isEmpty();
    }

    private static boolean isAllowedInCoreOf(String feature, JavaClass target) {
        String name = target.getPackageName();
        boolean free = target.isPrimitive()
                || Stream.of("java.", "org.slf4j", "io.micrometer.core", "org.jspecify", "io.hoglet")
                        .anyMatch(name::startsWith);
        return free
                || LIBRARIES.entrySet().stream()
                        .anyMatch(library -> name.startsWith(library.getKey())
                                && library.getValue().contains(feature));
    }

    @Test
    void a4EachTechnologyStaysInItsAdapters() {
        onlyIn("..http..", WEB);
        onlyIn("..postgres..", SQL);
        onlyIn("..kafka..", KAFKA);
        onlyIn("..clickhouse..", CLICKHOUSE);
    }

    private static void onlyIn(String adapters, String... technology) {
        noClasses()
                .that()
                .resideOutsideOfPackage(adapters)
                .and()
                .doNotHaveFullyQualifiedName("io.hoglet.Wiring")
                .and()
                .haveNameNotMatching("io\\.hoglet\\.EngineWiring(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology)
                .check(ServerClasses.ALL);
    }

    @Test
    void a5AdaptersSeeNoOtherFeaturesAdapters() {
        var found = crossings()
                .filter(dependency -> Place.of(dependency.getTargetClass()).isAdapter())
                .filter(dependency ->
                        !GUARDS.contains(dependency.getTargetClass().getName()))
                .map(dependency -> dependency.getOriginClass().getName() + " -> "
                        + dependency.getTargetClass().getName())
                .collect(toCollection(TreeSet::new));

        assertThat(found).as("uses of another feature's adapter").isEmpty();
    }

    @Test
    void a5NothingSeesTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.hoglet")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hoglet")
                .check(ServerClasses.ALL);
    }

    @Test
    void a6FeaturesSeeEachOtherAsTheTableSays() {
        var found = crossings()
                .map(dependency -> Place.of(dependency.getOriginClass()).name() + " -> "
                        + Place.of(dependency.getTargetClass()).name())
                .collect(toCollection(TreeSet::new));

        assertThat(found).as("edges between features").containsExactlyInAnyOrderElementsOf(EDGES);
    }

    @Test
    void a6TechnicalPackagesSeeNoFeature() {
        noClasses()
                .that(describe("technical", type -> Place.of(type).isTechnical()))
                .should()
                .dependOnClassesThat(
                        describe("of a feature", type -> Place.of(type).isFeature()))
                .check(ServerClasses.ALL);
    }

    @Test
    void a6CoresSeeOnlyEventsAndSettingsOfTheTechnicalPackages() {
        var shared = resideInAnyPackage("io.hoglet.event", "io.hoglet.config", "io.hoglet.time", "io.hoglet.fault");

        noClasses()
                .that(IN_A_CORE)
                .should()
                .dependOnClassesThat(describe(
                        "technical and not shared by cores",
                        type -> Place.of(type).isTechnical() && not(shared).test(type)))
                .check(ServerClasses.ALL);
    }

    @Test
    void a12EveryPackageIsNullMarked() {
        var packages = ServerClasses.ALL.stream().map(JavaClass::getPackage).distinct();

        assertThat(packages).isNotEmpty().allMatch(one -> one.isAnnotatedWith(NullMarked.class));
    }

    /** Uses of one feature by another. */
    private static Stream<Dependency> crossings() {
        return ServerClasses.ALL.stream()
                .filter(type -> Place.of(type).isFeature())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> Place.of(dependency.getTargetClass()).isFeature())
                .filter(dependency -> !Place.of(dependency.getOriginClass())
                        .feature()
                        .equals(Place.of(dependency.getTargetClass()).feature()));
    }

    /**
     * Where a class stands.
     *
     * @param feature the top-level package, empty outside our code and for the wiring
     * @param adapter the technology, empty in a core
     */
    private record Place(String feature, String adapter) {
        private static final String ROOT = "io.hoglet.";
        private static final Set<String> TECHNOLOGIES = Set.of("http", "kafka", "postgres", "clickhouse");

        static Place of(JavaClass type) {
            String name = type.getBaseComponentType().getPackageName();
            if (!name.startsWith(ROOT)) {
                return new Place("", "");
            }
            var words = name.substring(ROOT.length()).split("\\.", -1);
            String adapter = words.length > 1 && TECHNOLOGIES.contains(words[1]) ? words[1] : "";
            return new Place(words[0], adapter);
        }

        String name() {
            return isAdapter() ? feature + "." + adapter : feature;
        }

        boolean isTechnical() {
            return TECHNICAL.contains(feature);
        }

        boolean isFeature() {
            return !feature.isEmpty() && !isTechnical();
        }

        boolean isAdapter() {
            return isFeature() && !adapter.isEmpty();
        }

        boolean isCore() {
            return isFeature() && adapter.isEmpty();
        }
    }
}
