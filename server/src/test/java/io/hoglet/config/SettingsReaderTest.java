// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static Settings environment(Map<String, String> variables) {
        return SettingsReader.read(Map.of(), variables, Map.of());
    }

    private static String mistakesIn(Map<String, String> variables) {
        var refused = catchThrowableOfType(SettingsException.class, () -> environment(variables));
        assertThat(refused).isNotNull();
        return String.valueOf(refused.getMessage());
    }

    @Test
    void theDefaultsOfTheProcessAndItsHttp() {
        var settings = environment(Map.of());

        assertThat(settings.general())
                .isEqualTo(new Settings.General(Set.of(Settings.Role.values()), Path.of("./data"), "hoglet-0", "text"));
        assertThat(settings.http())
                .isEqualTo(new Settings.Http(
                        "127.0.0.1",
                        8000,
                        "127.0.0.1",
                        Optional.empty(),
                        "127.0.0.0/8,::1/128",
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(20)));
    }

    @Test
    void theDefaultsOfTheEnginesAndTheFirstStart() {
        var engines = environment(Map.of()).engines();

        assertThat(engines)
                .isEqualTo(new Settings.Engines(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "default",
                        4,
                        Duration.ofHours(1)));
        assertThat(environment(Map.of()).bootstrap())
                .isEqualTo(new Settings.Bootstrap(
                        "admin@hoglet.local", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void theDefaultsOfTheWayOfAnEvent() {
        var settings = environment(Map.of());

        assertThat(settings.capture())
                .isEqualTo(new Settings.Capture(
                        new DataSize(20 << 20),
                        new DataSize(1 << 20),
                        new DataSize(96 << 20),
                        Duration.ofMillis(2),
                        Duration.ofSeconds(10)));
        assertThat(settings.pipeline()).isEqualTo(new Settings.Pipeline(1, 2_000));
        assertThat(settings.warehouse()).isEqualTo(new Settings.Warehouse(50_000, Duration.ofMillis(250), 2_000_000));
        assertThat(settings.insights())
                .isEqualTo(new Settings.Insights(Duration.ofSeconds(30), new DataSize(1L << 30), 6));
    }

    /** A value for each setting that is not its default; a new setting needs a line here. */
    private static final Map<String, String> OTHER_VALUES = Map.ofEntries(
            Map.entry("ROLES", "capture, APP"),
            Map.entry("DATA", "/srv/hoglet"),
            Map.entry("INSTANCE", "hoglet-7"),
            Map.entry("LOG_FORMAT", "json"),
            Map.entry("BIND", "0.0.0.0"),
            Map.entry("PORT", "80"),
            Map.entry("MANAGEMENT_BIND", "10.0.0.1"),
            Map.entry("PUBLIC_URL", "https://hoglet.example.com"),
            Map.entry("TRUSTED_PROXIES", "10.0.0.0/8"),
            Map.entry("IDLE_TIMEOUT", "5s"),
            Map.entry("STOP_TIMEOUT", "1m"),
            Map.entry("POSTGRES_URL", "jdbc:postgresql://db/hoglet"),
            Map.entry("POSTGRES_USER", "hoglet"),
            Map.entry("POSTGRES_PASSWORD", "hush-1"),
            Map.entry("KAFKA_BROKERS", "kafka:9092"),
            Map.entry("CLICKHOUSE_URL", "http://clickhouse:8123"),
            Map.entry("CLICKHOUSE_USER", "hoglet"),
            Map.entry("CLICKHOUSE_PASSWORD", "hush-2"),
            Map.entry("CLICKHOUSE_DATABASE", "hoglet"),
            Map.entry("KAFKA_PARTITIONS", "64"),
            Map.entry("LOG_MIN_AGE", "1d"),
            Map.entry("CAPTURE_BODY_MAX", "10MiB"),
            Map.entry("CAPTURE_EVENT_MAX", "512KiB"),
            Map.entry("CAPTURE_IN_FLIGHT_MAX", "1GiB"),
            Map.entry("CAPTURE_LINGER", "5ms"),
            Map.entry("CAPTURE_ACK_TIMEOUT", "15s"),
            Map.entry("CAPTURE_RATE", "1000"),
            Map.entry("CAPTURE_BURST", "5000"),
            Map.entry("CAPTURE_DROP", "hush-6"),
            Map.entry("PIPELINE_WORKERS", "3"),
            Map.entry("PIPELINE_BATCH", "500"),
            Map.entry("WAREHOUSE_BLOCK", "1000"),
            Map.entry("WAREHOUSE_FLUSH_AFTER", "2s"),
            Map.entry("WAREHOUSE_RECENT", "10"),
            Map.entry("QUERY_TIMEOUT", "2h"),
            Map.entry("QUERY_MEMORY_MAX", "2GiB"),
            Map.entry("QUERY_CONCURRENCY", "2"),
            Map.entry("GEOIP_DATABASE", "/srv/city.mmdb"),
            Map.entry("FLAG_DEFINITIONS_RATE", "1200"),
            Map.entry("BOOTSTRAP_EMAIL", "first@example.com"),
            Map.entry("BOOTSTRAP_PASSWORD", "hush-3"),
            Map.entry("BOOTSTRAP_PROJECT_API_KEY", "hush-4"),
            Map.entry("BOOTSTRAP_PERSONAL_API_KEY", "hush-5"));

    private static Stream<RecordComponent> leaves(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.isAnnotationPresent(Setting.class)
                        ? Stream.of(component)
                        : leaves(component.getType()));
    }

    private static Map<String, Object> values(Record section) throws ReflectiveOperationException {
        var values = new HashMap<String, Object>();
        for (var component : section.getClass().getRecordComponents()) {
            var value = component.getAccessor().invoke(section);
            var setting = component.getAnnotation(Setting.class);
            if (setting == null) {
                values.putAll(values((Record) value));
            } else {
                values.put(setting.name(), value);
            }
        }
        return values;
    }

    @Test
    void everySettingCanBeChangedByItsVariable() throws ReflectiveOperationException {
        var names = leaves(Settings.class)
                .map(component -> component.getAnnotation(Setting.class).name())
                .collect(Collectors.toSet());
        assertThat(OTHER_VALUES.keySet()).isEqualTo(names);
        var variables = new HashMap<String, String>();
        OTHER_VALUES.forEach((name, value) -> variables.put("HOGLET_" + name, value));

        var changed = values(environment(variables));

        values(environment(Map.of()))
                .forEach((name, byDefault) ->
                        assertThat(changed.get(name)).as(name).isNotEqualTo(byDefault));
        assertThat(changed.get("ROLES")).isEqualTo(Set.of(Settings.Role.CAPTURE, Settings.Role.APP));
        assertThat(changed.get("CLICKHOUSE_URL")).isEqualTo(Optional.of(URI.create("http://clickhouse:8123")));
        assertThat(changed.get("QUERY_TIMEOUT")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void everySettingIsExplainedInASentence() {
        assertThat(leaves(Settings.class)
                        .map(component -> component.getAnnotation(Setting.class).help()))
                .allSatisfy(help -> assertThat(help).endsWith(".").hasSizeBetween(10, 120));
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheFile() {
        var file = Map.of("port", "1", "pipeline.batch", "1", "query-concurrency", "1");
        var variables = Map.of("HOGLET_PORT", "2", "HOGLET_PIPELINE_BATCH", "2");

        var settings = SettingsReader.read(Map.of("PORT", "3"), variables, file);

        assertThat(settings.http().port()).isEqualTo(3);
        assertThat(settings.pipeline().batch()).isEqualTo(2);
        assertThat(settings.insights().concurrency()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "HOGLET_PRT, HOGLET_PORT",
        "HOGLET_CAPTURE_BODY_MAXIMUM, HOGLET_CAPTURE_BODY_MAX",
        "HOGLET_POSTGRES_PASSWRD, HOGLET_POSTGRES_PASSWORD",
        "HOGLET_KAFKA_BROKER, HOGLET_KAFKA_BROKERS"
    })
    void anUnknownNameStopsTheStartWithASuggestion(String name, String suggestion) {
        assertThat(mistakesIn(Map.of(name, "x")))
                .contains(name + " is not a setting. Did you mean " + suggestion + "?");
    }

    @Test
    void aNameLikeNoOtherPointsToTheList() {
        assertThat(mistakesIn(Map.of("HOGLET_ZZZZZZZZZZZZ", "x"))).contains("docs/configuration.md");
    }

    @Test
    void allMistakesAreListedAtOnce() {
        assertThat(mistakesIn(Map.of(
                        "HOGLET_PORT", "http",
                        "HOGLET_QUERY_TIMEOUT", "30",
                        "HOGLET_CAPTURE_BODY_MAX", "20MB",
                        "HOGLET_ROLES", "captur",
                        "HOGLET_PUBLIC_URL", "localhost:8000",
                        "HOGLET_NONSENSE", "x")))
                .contains("6 mistake(s)")
                .contains("HOGLET_PORT is 'http': a whole number of at least 1 is needed")
                .contains("HOGLET_QUERY_TIMEOUT is '30': a duration such as")
                .contains("HOGLET_CAPTURE_BODY_MAX is '20MB': a size such as")
                .contains("HOGLET_ROLES is 'captur': the roles are")
                .contains("HOGLET_PUBLIC_URL is 'localhost:8000': a URL such as")
                .contains("HOGLET_NONSENSE is not a setting");
    }

    @ParameterizedTest
    @CsvSource({
        "HOGLET_PORT, 0",
        "HOGLET_PORT, 65535",
        "HOGLET_PORT, -1",
        "HOGLET_PORT, 99999999999",
        "HOGLET_PORT, ''",
        "HOGLET_CLICKHOUSE_URL, clickhouse:8123",
        "HOGLET_CLICKHOUSE_URL, ftp://x",
        "HOGLET_CLICKHOUSE_URL, http://a b",
        "HOGLET_CAPTURE_EVENT_MAX, 9MiB",
        "HOGLET_CAPTURE_RATE, 1000001",
        "HOGLET_CAPTURE_BURST, 5",
        "HOGLET_CAPTURE_BODY_MAX, 1GiB",
        "HOGLET_CAPTURE_BODY_MAX, 60MiB",
        "HOGLET_CAPTURE_IN_FLIGHT_MAX, 30MiB"
    })
    void aValueThatCannotWorkStopsTheStart(String name, String value) {
        assertThat(mistakesIn(Map.of(name, value))).contains("1 mistake(s)").containsAnyOf(name, "HOGLET_CAPTURE_");
    }

    @Test
    void whatKubernetesInjectsForAServiceOfOurNameIsIgnored() {
        var injected = Map.of(
                "HOGLET_PORT", "tcp://10.0.0.1:8000",
                "HOGLET_PORT_8000_TCP", "tcp://10.0.0.1:8000",
                "HOGLET_PORT_8000_TCP_ADDR", "10.0.0.1",
                "HOGLET_PORT_8000_TCP_PROTO", "tcp",
                "HOGLET_SERVICE_HOST", "10.0.0.1",
                "HOGLET_SERVICE_PORT", "8000",
                "HOGLET_SERVICE_PORT_HTTP", "8000",
                "HOGLET_APP_PORT", "udp://10.0.0.1:8000",
                "HOGLET_APP_SERVICE_HOST", "10.0.0.1",
                "HOGLET_CAPTURE_PORT_8000_TCP_PORT", "8000");

        assertThat(environment(injected)).isEqualTo(environment(Map.of()));
    }

    @Test
    void aMistakenAddressIsNotTakenForAnInjectedOne() {
        assertThat(environment(Map.of("HOGLET_KAFKA_BROKERS", "tcp://kafka:9092"))
                        .engines()
                        .kafkaBrokers())
                .hasValue("tcp://kafka:9092");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "OTHER_PORT", "hoglet_port", "HOGLETPORT", "HOGLET_JAVA_OPTS", "HOGLET_CACHE"})
    void otherVariablesAreNotOurs(String name) {
        assertThat(environment(Map.of(name, "x"))).isEqualTo(environment(Map.of()));
    }

    @Test
    void secretsAreNeverShown() {
        var variables = new HashMap<String, String>();
        OTHER_VALUES.forEach((name, value) -> variables.put("HOGLET_" + name, value));

        String shown = environment(variables).toString();

        assertThat(shown).doesNotContain("hush").contains("postgresPassword=***", "personalApiKey=***", "port=80");
        assertThat(environment(Map.of()).toString()).contains("postgresPassword=Optional.empty");
    }

    @Test
    void aFileNamesItsMistakesAsWell() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of(), Map.of(), Map.of("prt", "1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HOGLET_PRT");
    }
}
