// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PersonUpdateTest {

    @Test
    void setOnceSetsOnlyWhatIsNotThere() {
        assertThat(update("{}", "{'a':9,'b':2}").applyTo(Json.of("{'a':1}"))).contains(Json.of("{'a':1,'b':2}"));
    }

    @Test
    void setWinsOverSetOnce() {
        assertThat(update("{'a':1}", "{'a':2}").applyTo(Json.of("{}"))).contains(Json.of("{'a':1}"));
    }

    @Test
    void unsetComesLast() {
        var update = new PersonUpdate(Json.of("{'a':1,'b':1}"), Json.of("{}"), Set.of("a", "x"), false);

        assertThat(update.applyTo(Json.of("{'x':1}"))).contains(Json.of("{'b':1}"));
    }

    @Test
    void nothingChangedIsNoWrite() {
        assertThat(update("{'a':1}", "{'b':2}").applyTo(Json.of("{'a':1,'b':3}")))
                .isEmpty();
        assertThat(new PersonUpdate(Json.of("{}"), Json.of("{}"), Set.of("x"), true).applyTo(Json.of("{'a':1}")))
                .isEmpty();
    }

    @Test
    void aValueOfAnotherTypeIsAChange() {
        assertThat(update("{'a':'1'}", "{}").applyTo(Json.of("{'a':1}"))).contains(Json.of("{'a':'1'}"));
    }

    @Test
    void whereTheVisitorIsAloneIsNotWorthAWrite() {
        assertThat(update("{'$current_url':'/b','$browser':'Lynx'}", "{}")
                        .applyTo(Json.of("{'$current_url':'/a','$browser':'Emacs'}")))
                .isEmpty();
    }

    @Test
    void anotherCityIsWorthAWriteButNotAnotherPlaceInIt() {
        var before = Json.of("{'$geoip_city_name':'Rome','$geoip_latitude':41.8,'$geoip_postal_code':'00118'}");

        assertThat(update("{'$geoip_latitude':41.9,'$geoip_postal_code':'00119'}", "{}")
                        .applyTo(before))
                .isEmpty();
        assertThat(update("{'$geoip_city_name':'Oslo','$geoip_latitude':59.9}", "{}")
                        .applyTo(before))
                .isPresent();
    }

    @Test
    void whereTheVisitorIsIsWrittenWhenItIsNewOrTogetherWithMore() {
        assertThat(update("{'$current_url':'/b'}", "{}").applyTo(Json.of("{}")))
                .contains(Json.of("{'$current_url':'/b'}"));
        assertThat(update("{'$current_url':'/b','plan':'pro'}", "{}").applyTo(Json.of("{'$current_url':'/a'}")))
                .contains(Json.of("{'$current_url':'/b','plan':'pro'}"));
    }

    @Test
    void anEventAboutThePersonWritesAlsoWhereTheVisitorIs() {
        var update = new PersonUpdate(Json.of("{'$current_url':'/b'}"), Json.of("{}"), Set.of(), true);

        assertThat(update.applyTo(Json.of("{'$current_url':'/a'}"))).contains(Json.of("{'$current_url':'/b'}"));
    }

    @Test
    void thePropertiesBeforeAreLeftAlone() {
        var before = Json.of("{'a':1}");

        update("{'a':2}", "{}").applyTo(before);

        assertThat(before).isEqualTo(Json.of("{'a':1}"));
    }

    @Test
    void aPersonDoesNotGrowBeyondTheBound() {
        ObjectNode large = Json.of("{}").put("note", "x".repeat(PropertiesSize.MAX));

        Optional<ObjectNode> changed =
                new PersonUpdate(large, Json.of("{}"), Set.of(), true).applyTo(Json.of("{'a':1}"));

        assertThat(changed).isEmpty();
    }

    private static PersonUpdate update(String set, String setOnce) {
        return new PersonUpdate(Json.of(set), Json.of(setOnce), Set.of(), false);
    }
}
