// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RealPostgres.class)
class GroupIT {
    private static final String TYPES = "/api/projects/@current/groups_types";
    private static final String NAMES = TYPES + "/update_metadata";
    private static final String GROUPS = "/api/projects/@current/groups";

    private ManagementApi api;
    private ApiClient script;
    private long other;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        script = api.script();
        long team = api.made().projectId();
        other = api.projectOfOthers();
        type(team, 0, "store");
        type(team, 1, "company");
        type(other, 0, "secret");
        group(team, 0, "s1", "{\"name\": \"Store 1\", \"city\": \"Salem\"}", 1);
        group(team, 0, "s2", "{\"name\": \"100% Outlet\"}", 2);
        group(team, 0, " s3 & co ", "{}", 3);
        group(team, 1, "acme", "{}", 1);
        group(other, 0, "secret", "{}", 1);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void typesAreListedByTheirIndex() {
        var types = script.get(TYPES).body();

        assertThat(types.findValuesAsText("group_type")).containsExactly("store", "company");
        assertThat(types.findValuesAsText("group_type_index")).containsExactly("0", "1");
        assertThat(types.at("/0/name_singular").isNull()).isTrue();
    }

    @Test
    void typesAreCalledWhatPeopleSay() {
        var reply = script.patch(
                NAMES, "[{\"group_type_index\":1,\"name_singular\":\" Customer \",\"name_plural\":\"Customers\"}]");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/1/name_singular")).isEqualTo("Customer");
        assertThat(script.get(TYPES).text("/1/name_plural")).isEqualTo("Customers");
        assertThat(script.patch(NAMES, "[{\"group_type_index\":1,\"name_singular\":\"\"}]")
                        .body()
                        .at("/1/name_singular")
                        .isNull())
                .isTrue();
    }

    @Test
    void aTypeThatIsNotThereCannotBeNamedAndNothingIs() {
        var reply = script.patch(
                NAMES,
                "[{\"group_type_index\":0,\"name_singular\":\"Shop\"},"
                        + "{\"group_type_index\":4,\"name_singular\":\"x\"}]");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(script.get(TYPES).body().at("/0/name_singular").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}]", "[null]", "[{\"group_type_index\":\"0\"}]", "[1]", "x"})
    void namesOfAnotherFormAreRefused(String body) {
        assertThat(script.patch(NAMES, body).status()).isEqualTo(400);
    }

    @Test
    void groupsOfOneTypeAreListedNewestFirstInPages() {
        var first = script.get(GROUPS + "?group_type_index=0&limit=2");

        assertThat(first.body().findValuesAsText("group_key")).containsExactly(" s3 & co ", "s2");
        assertThat(script.get(first.text("/next").replaceFirst("^http://[^/]*", ""))
                        .body()
                        .findValuesAsText("group_key"))
                .containsExactly("s1");
        assertThat(script.get(GROUPS + "?group_type_index=1").body().findValuesAsText("group_key"))
                .containsExactly("acme");
        assertThat(first.body().at("/results/1/group_properties/name").asText()).isEqualTo("100% Outlet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S1", "store 1"})
    void aPartOfAKeyOrANameFinds(String text) {
        var found = script.get(GROUPS + "?group_type_index=0&search=" + text.replace(" ", "%20"));

        assertThat(found.body().findValuesAsText("group_key")).containsExactly("s1");
    }

    @Test
    void whatIsSearchedForIsNoPattern() {
        assertThat(script.get(GROUPS + "?group_type_index=0&search=0%25").body().findValuesAsText("group_key"))
                .containsExactly("s2");
        assertThat(script.get(GROUPS + "?group_type_index=0&search=_").body().at("/results"))
                .isEmpty();
    }

    @Test
    void oneGroupIsFoundByItsKeyAsItIs() {
        var found = script.get(GROUPS + "/find?group_type_index=0&group_key=s1");

        assertThat(found.text("/group_properties/city")).isEqualTo("Salem");
        assertThat(script.get(GROUPS + "/find?group_type_index=0&group_key=%20s3%20%26%20co%20")
                        .status())
                .isEqualTo(200);
        assertThat(script.get(GROUPS + "/find?group_type_index=1&group_key=s1").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?group_type_index=5",
                "?group_type_index=-1",
                "?group_type_index=x",
                "/find?group_key=s1",
                "/find?group_type_index=0",
                "/find?group_type_index=0&group_key=%00",
            })
    void whatIsMissingOrWrongIsNamed(String query) {
        assertThat(script.get(GROUPS + query).status()).isEqualTo(400);
        assertThat(script.get(GROUPS + query).text("/attr")).startsWith("group_");
    }

    @Test
    void nobodySeesGroupsWithoutCredentialsNorThoseOfOthers() {
        String others = "/api/projects/" + other + "/groups";

        assertThat(api.anonymous().get(TYPES).status()).isEqualTo(401);
        assertThat(api.anonymous().get(GROUPS + "?group_type_index=0").status()).isEqualTo(401);
        assertThat(api.anonymous()
                        .get(GROUPS + "/find?group_type_index=0&group_key=s1")
                        .status())
                .isEqualTo(401);
        assertThat(api.anonymous().patch(NAMES, "[]").status()).isEqualTo(401);
        assertThat(script.get(others + "_types").status()).isEqualTo(404);
        assertThat(script.patch(others + "_types/update_metadata", "[]").status())
                .isEqualTo(404);
        assertThat(script.get(others + "?group_type_index=0").status()).isEqualTo(404);
        assertThat(script.get(others + "/find?group_type_index=0&group_key=secret")
                        .status())
                .isEqualTo(404);
        assertThat(script.get(GROUPS + "/find?group_type_index=0&group_key=secret")
                        .status())
                .isEqualTo(404);
    }

    private void type(long team, int index, String name) {
        api.postgres()
                .use(handle -> handle.execute(
                        "INSERT INTO group_types (team_id, group_type_index, group_type) VALUES (?, ?, ?)",
                        team,
                        index,
                        name));
    }

    private void group(long team, int type, String key, String properties, int hour) {
        api.postgres()
                .use(handle -> handle.execute(
                        "INSERT INTO groups VALUES (?, ?, ?, ?::jsonb, to_timestamp(?), 0)",
                        team,
                        type,
                        key,
                        properties,
                        hour));
    }
}
