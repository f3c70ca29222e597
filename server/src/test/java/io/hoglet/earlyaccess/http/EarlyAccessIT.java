// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Early access features over HTTP, with their flags in PostgreSQL (wire protocol 2.4, 3.2). */
@Timeout(120)
@ExtendWith(RealPostgres.class)
class EarlyAccessIT {
    private static final String FEATURES = "/api/projects/@current/early_access_feature";
    private static final String FLAGS = "/api/projects/@current/feature_flags";

    private ManagementApi api;
    private ApiClient script;
    private String token;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        script = api.script();
        token = api.made().projectApiKey();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private ApiClient.Reply make(String body) {
        return script.post(FEATURES + "/", json(body));
    }

    private String made(String body) {
        var reply = make(body);
        assertThat(reply.status()).as(reply.text("/detail")).isEqualTo(201);
        return reply.text("/id");
    }

    private JsonNode flagOf(String feature) {
        String flag = script.get(FEATURES + "/" + feature).text("/feature_flag/id");
        return script.get(FLAGS + "/" + flag).body();
    }

    private boolean isOpen(String feature) {
        return flagOf(feature).at("/filters/feature_enrollment").asBoolean();
    }

    private JsonNode shown(String more) {
        var reply = api.anonymous().get("/api/early_access_features/?token=" + token + more);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().get("earlyAccessFeatures");
    }

    @Test
    void aFeatureHasPostHogsFieldsAndAFlagThatIsOnForNobodyElse() {
        var made = make("""
                {'name': ' Search, new! ', 'description': 'Finds more', 'stage': 'beta',
                 'documentation_url': 'https://docs.example/search'}
                """);

        assertThat(made.status()).isEqualTo(201);
        assertThat(UUID.fromString(made.text("/id"))).isNotNull();
        assertThat(made.text("/name")).isEqualTo("Search, new!");
        assertThat(made.text("/description")).isEqualTo("Finds more");
        assertThat(made.text("/stage")).isEqualTo("beta");
        assertThat(made.text("/documentation_url")).isEqualTo("https://docs.example/search");
        assertThat(made.text("/created_at")).isNotEmpty();
        assertThat(made.text("/feature_flag/key")).isEqualTo("search-new");
        var filters = flagOf(made.text("/id")).get("filters");
        assertThat(filters.get("feature_enrollment").asBoolean()).isTrue();
        assertThat(filters.at("/groups/0/rollout_percentage").asInt(-1)).isZero();
    }

    @Test
    void whatNobodySaysIsAConcept() {
        String id = made("{'name': 'Later'}");

        assertThat(script.get(FEATURES + "/" + id).text("/stage")).isEqualTo("concept");
        assertThat(script.get(FEATURES).text("/count")).isEqualTo("1");
        assertThat(script.get(FEATURES).text("/results/0/id")).isEqualTo(id);
    }

    @Test
    void theFlagIsOpenExactlyWhileTheFeatureIs() {
        String id = made("{'name': 'Dark', 'stage': 'archived'}");
        assertThat(isOpen(id)).isFalse();

        for (var stage : new String[] {"concept", "alpha", "beta"}) {
            assertThat(script.patch(FEATURES + "/" + id, json("{'stage': '" + stage + "'}"))
                            .status())
                    .isEqualTo(200);
            assertThat(isOpen(id)).as(stage).isTrue();
        }
        script.patch(FEATURES + "/" + id, json("{'stage': 'general-availability'}"));
        assertThat(isOpen(id)).isFalse();
        assertThat(script.get(FEATURES + "/" + id).text("/name")).isEqualTo("Dark");
    }

    @Test
    void aFlagThatIsThereBecomesAFeatureOnceAndKeepsItsConditions() {
        String flag = script.post(
                        FLAGS,
                        json("{'key': 'mine', 'filters': {'groups': [{'rollout_percentage': 30}], "
                                + "'super_groups': [{'properties': []}]}}"))
                .text("/id");

        String id = made("{'name': 'Mine', 'stage': 'beta', 'feature_flag_id': " + flag + "}");
        var again = make("{'name': 'Mine too', 'feature_flag_id': " + flag + "}");

        assertThat(flagOf(id).get("key").asText()).isEqualTo("mine");
        assertThat(flagOf(id).at("/filters/groups/0/rollout_percentage").asInt())
                .isEqualTo(30);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/code")).isEqualTo("unique");
        assertThat(again.text("/attr")).isEqualTo("feature_flag_id");
        assertThat(script.patch(FEATURES + "/" + id, json("{'stage': 'archived'}"))
                        .status())
                .isEqualTo(200);
        assertThat(flagOf(id).get("filters").has("super_groups")).isFalse();
    }

    @Test
    void whatIsDeletedLeavesTheFlagWithoutAChoice() {
        String id = made("{'name': 'Gone', 'stage': 'beta'}");
        String flag = flagOf(id).get("id").asText();

        assertThat(script.delete(FEATURES + "/" + id).status()).isEqualTo(204);

        assertThat(script.get(FEATURES + "/" + id).status()).isEqualTo(404);
        assertThat(script.delete(FEATURES + "/" + id).status()).isEqualTo(404);
        assertThat(shown("")).isEmpty();
        var left = script.get(FLAGS + "/" + flag);
        assertThat(left.status()).isEqualTo(200);
        assertThat(left.body().get("filters").has("feature_enrollment")).isFalse();
    }

    @Test
    void aFeatureWhoseFlagIsDeletedIsShownToNoVisitorAndCanStillBeChanged() {
        String id = made("{'name': 'Half', 'stage': 'beta'}");
        // Nobody can delete it any more; older versions let them.
        api.postgres().use(handle -> handle.execute("UPDATE feature_flags SET deleted = true"));

        assertThat(shown("")).isEmpty();
        assertThat(script.get(FEATURES + "/" + id).text("/feature_flag/deleted"))
                .isEqualTo("true");
        assertThat(script.patch(FEATURES + "/" + id, json("{'stage': 'archived'}"))
                        .status())
                .isEqualTo(200);
        assertThat(script.delete(FEATURES + "/" + id).status()).isEqualTo(204);
    }

    @Test
    void theFlagOfAFeatureStaysAsLongAsTheFeature() {
        String id = made("{'name': 'Dark', 'stage': 'beta'}");
        String flag = FLAGS + "/" + flagOf(id).get("id").asText();

        for (var refused : List.of(script.delete(flag), script.patch(flag, json("{'deleted': true}")))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/code")).isEqualTo("conflict");
            assertThat(refused.text("/detail")).contains("Dark").contains("Delete that feature first");
        }
        assertThat(script.get(flag).body().get("deleted").asBoolean(true)).isFalse();
        assertThat(script.delete(FEATURES + "/" + id).status()).isEqualTo(204);
        assertThat(script.delete(flag).status()).isEqualTo(204);
    }

    @Test
    void aFeatureThatCannotBeStoredLeavesNoFlag() {
        api.postgres()
                .use(handle ->
                        handle.execute("ALTER TABLE early_access_features ADD CHECK (stage IN ('beta', 'concept'))"));
        String id = made("{'name': 'Good', 'stage': 'beta'}");

        assertThat(make("{'name': 'Bad', 'stage': 'alpha'}").status()).isEqualTo(500);
        assertThat(script.patch(FEATURES + "/" + id, json("{'stage': 'archived'}"))
                        .status())
                .isEqualTo(500);

        assertThat(script.get(FLAGS).text("/count")).isEqualTo("1");
        assertThat(isOpen(id)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'stage': 'beta'}                                               | required      | name
            {'name': ' '}                                                   | invalid_input | name
            {'name': '?!'}                                                  | invalid_input | name
            {'name': 'a', 'stage': 'soon'}                                  | invalid_input | stage
            {'name': 'a', 'documentation_url': 'javascript:alert(1)'}       | invalid_input | documentation_url
            {'name': 'a', 'feature_flag_id': 99999}                         | invalid_input | feature_flag_id
            {'name': 'a', 'feature_flag_id': 'x'}                           | invalid_input | feature_flag_id
            {'name': 'taken'}                                               | unique        | key
            """)
    void whatCannotBeIsRefusedAndStoresNothing(String body, String code, String attr) {
        script.post(FLAGS, json("{'key': 'taken'}"));

        var refused = make(body);

        assertThat(refused.status()).as(refused.text("/detail")).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo(code);
        assertThat(refused.text("/attr")).isEqualTo(attr);
        assertThat(script.get(FEATURES).text("/count")).isEqualTo("0");
        assertThat(script.get(FLAGS).text("/count")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'multivariate': {'variants': [{'key': 'a', 'rollout_percentage': 100}]}",
                "'aggregation_group_type_index': 0"
            })
    void aFlagThatIsNotOnOrOffForPersonsIsNoFeature(String filters) {
        api.postgres()
                .use(handle -> handle.execute(
                        "INSERT INTO group_types (team_id, group_type_index, group_type) VALUES (1, 0, 'company')"
                                + " ON CONFLICT DO NOTHING"));
        String flag = script.post(FLAGS, json("{'key': 'odd', 'filters': {'groups': [{}], " + filters + "}}"))
                .text("/id");

        var refused = make("{'name': 'Odd', 'feature_flag_id': " + flag + "}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/attr")).isEqualTo("feature_flag_id");
    }

    @Test
    void visitorsSeeWhatIsInBetaOrInTheStagesThatAPageNames() {
        made("{'name': 'One', 'stage': 'beta', 'description': 'd', 'documentation_url': 'https://docs.example'}");
        made("{'name': 'Two', 'stage': 'concept'}");
        made("{'name': 'Three', 'stage': 'archived'}");

        var beta = shown("");
        assertThat(beta).hasSize(1);
        assertThat(beta.get(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("id", "name", "description", "stage", "documentationUrl", "flagKey");
        assertThat(beta.at("/0/flagKey").asText()).isEqualTo("one");
        assertThat(beta.at("/0/documentationUrl").asText()).isEqualTo("https://docs.example");
        assertThat(shown("&stage=concept").findValuesAsText("flagKey")).containsExactly("two");
        assertThat(shown("&stage=concept&stage=beta").findValuesAsText("flagKey"))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(shown("&stage=odd")).isEmpty();
    }

    @Test
    void anyPageMayAskWithAKeyThatIsSomebodys() {
        var page = api.anonymous().with("Origin", "https://shop.example");

        var good = page.get("/api/early_access_features/?token=" + token);
        var missing = page.get("/api/early_access_features/");
        var wrong = page.get("/api/early_access_features/?token=phc_other");

        assertThat(good.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.text("/code")).isEqualTo("missing_api_key");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("/code")).isEqualTo("invalid_api_key");
        assertThat(wrong.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    }

    @Test
    void anotherProjectsFeaturesAndFlagsAreNotThere() {
        String id = made("{'name': 'Hidden', 'stage': 'beta'}");
        String flag = flagOf(id).get("id").asText();
        String other = script.post("/api/projects", json("{'name': 'other'}")).text("/id");
        String theirs = "/api/projects/" + other + "/early_access_feature";

        assertThat(script.get(theirs).text("/count")).isEqualTo("0");
        assertThat(script.get(theirs + "/" + id).status()).isEqualTo(404);
        assertThat(script.patch(theirs + "/" + id, "{}").status()).isEqualTo(404);
        assertThat(script.delete(theirs + "/" + id).status()).isEqualTo(404);
        assertThat(script.post(theirs, json("{'name': 'a', 'feature_flag_id': " + flag + "}"))
                        .status())
                .isEqualTo(400);
        assertThat(script.get("/api/projects/" + api.projectOfOthers() + "/early_access_feature")
                        .status())
                .isEqualTo(404);
        assertThat(api.anonymous().get(FEATURES).status()).isEqualTo(401);
    }
}
