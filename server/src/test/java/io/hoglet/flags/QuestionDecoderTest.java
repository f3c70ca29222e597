// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static io.hoglet.flags.FlagFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of wire protocol 2.1, in the spelling of each SDK. */
class QuestionDecoderTest {
    private static Question read(String body) {
        return QuestionDecoder.read(json(body)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'distinct_id': 'u'}                        | u
            {'$distinct_id': 'u'}                       | u
            {'distinct_id': null, '$distinct_id': 'u'}  | u
            {'distinct_id': 23}                         | 23
            {'distinct_id': 23.4}                       | 23.4
            {'distinct_id': 0}                          | 0
            {'distinct_id': ['a', 1]}                   | ["a",1]
            """)
    void whoIsAskedForBecomesText(String body, String distinctId) {
        assertThat(read(body).distinctId()).isEqualTo(distinctId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'distinct_id': ''}", "{'distinct_id': null}", "[]", "1", "null"})
    void nobodyIsNobody(String body) {
        assertThat(QuestionDecoder.read(json(body))).isEmpty();
        assertThat(QuestionDecoder.read(MissingNode.getInstance())).isEmpty();
    }

    @Test
    void everyFieldIsFoundUnderBothNames() {
        var modern = read("""
                {'distinct_id': 'u', '$anon_distinct_id': 'a', '$device_id': 'd', 'groups': {'company': 5},
                 'person_properties': {'p': null}, 'group_properties': {'company': {'size': 1}}, 'flag_keys': ['f']}
                """);
        var other = read("""
                {'distinct_id': 'u', 'anon_distinct_id': 'a', 'device_id': 'd', '$groups': {'company': '5'},
                 '$properties': {'p': null}, '$group_properties': {'company': {'size': 1}},
                 'flag_keys_to_evaluate': ['f'], 'geoip_disable': true, 'evaluation_contexts': ['web']}
                """);

        assertThat(other).isEqualTo(modern);
        assertThat(modern.groups()).isEqualTo(Map.of("company", "5"));
        assertThat(modern.personProperties()).containsKey("p");
        assertThat(modern.keys()).containsExactly("f");
    }

    @Test
    void fieldsOfAWrongTypeCountAsAbsent() {
        var question = read("""
                {'distinct_id': 'u', '$anon_distinct_id': '', 'groups': ['company'], 'person_properties': 'p',
                 'group_properties': {'company': 7}, 'flag_keys': 'f'}
                """);

        assertThat(question.anonymousId()).isEmpty();
        assertThat(question.groups()).isEmpty();
        assertThat(question.personProperties()).isEmpty();
        assertThat(question.groupProperties()).isEqualTo(Map.of("company", Map.of()));
        assertThat(question.keys()).isEmpty();
    }

    @Test
    void configurationAloneCanBeWanted() {
        assertThat(QuestionDecoder.wantsNoFlags(json("{'disable_flags': true}")))
                .isTrue();
        assertThat(QuestionDecoder.wantsNoFlags(json("{'disable_flags': false}")))
                .isFalse();
        assertThat(QuestionDecoder.wantsNoFlags(json("{}"))).isFalse();
    }
}
