// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import static io.hoglet.pipeline.EventFixture.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.pipeline.DropReason;
import io.hoglet.pipeline.EventFixture;
import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PersonMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[1]", "7", "{'a':", "{'a':1e}"})
    void anEventThatIsNoJsonObjectIsSetAside(String json) {
        assertThat(anEvent().saying(json).throughAllSteps()).isInstanceOf(Outcome.Unreadable.class);
    }

    @Test
    void jsonDeeperThanTheStoresCanHoldIsSetAside() {
        String deep = "{'a':".repeat(300) + "1" + "}".repeat(300);

        assertThat(anEvent().with(deep).throughAllSteps()).isInstanceOf(Outcome.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'properties':null}", "{'properties':[1]}", "{'properties':'text'}"})
    void unusablePropertiesAreEmpty(String json) {
        assertThat(properties(anEvent().saying(json))).isEmpty();
    }

    @Test
    void theProjectKeyIsNotKept() {
        assertThat(properties(anEvent().with("{'token':'phc_x','plan':'pro'}")).toString())
                .isEqualTo("{\"plan\":\"pro\"}");
    }

    @Test
    void charactersThatTheStoresRefuseAreReplaced() {
        var event = anEvent().with("{'a\\u0000b':'x\\u0000y','half':'\\ud83d!','whole':'\\ud83d\\ude00'}");

        var properties = properties(event);

        assertThat(properties.path("a\uFFFDb").textValue()).isEqualTo("x\uFFFDy");
        assertThat(properties.path("half").textValue()).isEqualTo("\uFFFD!");
        assertThat(properties.path("whole").textValue()).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void numbersThatJsonDoesNotHaveBecomeNull() {
        var properties = properties(anEvent().with("{'a':NaN,'b':-Infinity,'c':[1e999],'d':1.5}"));

        assertThat(properties.toString()).isEqualTo("{\"a\":null,\"b\":null,\"c\":[null],\"d\":1.5}");
    }

    @Test
    void messagesToTheDeveloperAreDropped() {
        assertThat(anEvent().named("$$client_ingestion_warning").throughAllSteps())
                .isEqualTo(new Outcome.Dropped(DropReason.CLIENT_INGESTION_WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$identify", "$create_alias", "$merge_dangerously", "$groupidentify"})
    void anEventAboutAPersonWithoutAPersonIsDropped(String name) {
        assertThat(anEvent()
                        .named(name)
                        .with("{'$process_person_profile':false}")
                        .throughAllSteps())
                .isEqualTo(new Outcome.Dropped(DropReason.MERGE_WITHOUT_PERSON_PROCESSING));
    }

    @Test
    void onlyTheBooleanFalseAsksForNoPerson() {
        assertThat(anEvent()
                        .with("{'$process_person_profile':false}")
                        .processed()
                        .mode())
                .isEqualTo(PersonMode.PROPERTYLESS);
        assertThat(anEvent()
                        .with("{'$process_person_profile':'false'}")
                        .processed()
                        .mode())
                .isEqualTo(PersonMode.FULL);
        assertThat(anEvent().with("{'$process_person_profile':0}").processed().mode())
                .isEqualTo(PersonMode.FULL);
    }

    @Test
    void anEventWithoutAPersonChangesNone() {
        var event = anEvent()
                .saying("{'$set':{'a':1},'properties':{'$process_person_profile':false,'$set':{'b':1},'$set_once':{},"
                        + "'$unset':['c'],'$browser':'Lynx'}}")
                .processed();

        assertThat(event.update().isEmpty()).isTrue();
        assertThat(event.properties().has("$set")).isFalse();
        assertThat(event.properties().has("$set_once")).isFalse();
        assertThat(event.properties().has("$unset")).isFalse();
    }

    @Test
    void theAddressIsAddedUnlessTheEventSaysOne() {
        assertThat(properties(anEvent().from("192.0.2.1")).path("$ip").textValue())
                .isEqualTo("192.0.2.1");
        assertThat(properties(anEvent().from("192.0.2.1").with("{'$ip':'198.51.100.7'}"))
                        .path("$ip")
                        .textValue())
                .isEqualTo("198.51.100.7");
        assertThat(properties(anEvent()).has("$ip")).isFalse();
    }

    @Test
    void whenTheClientSentItIsKeptUnlessTheEventSaysSo() {
        var sent = anEvent().sentAt(EventFixture.NOW);

        assertThat(properties(sent).path("$sent_at").textValue()).isEqualTo("2026-03-04T05:06:07Z");
        assertThat(properties(sent.with("{'$sent_at':'mine'}")).path("$sent_at").textValue())
                .isEqualTo("mine");
        assertThat(properties(anEvent()).has("$sent_at")).isFalse();
    }

    @Test
    void onlySessionIdsThatAreUuidsAreLowerCased() {
        assertThat(properties(anEvent().with("{'$session_id':'0190A8E0-0000-7000-8000-00000000000F'}"))
                        .path("$session_id")
                        .textValue())
                .isEqualTo("0190a8e0-0000-7000-8000-00000000000f");
        assertThat(properties(anEvent().with("{'$session_id':'Mine-A'}"))
                        .path("$session_id")
                        .textValue())
                .isEqualTo("Mine-A");
        assertThat(properties(anEvent().with("{'$session_id':7}"))
                        .path("$session_id")
                        .isNumber())
                .isTrue();
    }

    @Test
    void setBesideThePropertiesWinsOverSetInsideThem() {
        var event = anEvent()
                .saying("{'$set':{'a':1},'$set_once':{'o':1},'$unset':['x'],"
                        + "'properties':{'$set':{'a':2,'b':2},'$set_once':{'o':2,'p':2},'$unset':{'y':''}}}")
                .processed();

        assertThat(event.update().set().toString()).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(event.update().setOnce().toString()).isEqualTo("{\"o\":1,\"p\":2}");
        assertThat(event.update().unset()).containsExactlyInAnyOrder("x", "y");
        assertThat(event.properties().path("$set")).isEqualTo(event.update().set());
    }

    @Test
    void whereTheVisitorCameFromIsRememberedOfThePerson() {
        var update = anEvent()
                .with("{'utm_source':'mail','$browser':'Lynx','$os':null,'$set':{'$browser':'mine'}}")
                .processed()
                .update();

        assertThat(update.set().toString()).isEqualTo("{\"$browser\":\"mine\",\"utm_source\":\"mail\"}");
        assertThat(update.setOnce().toString())
                .isEqualTo("{\"$initial_browser\":\"Lynx\",\"$initial_utm_source\":\"mail\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$exception", "$$heatmap"})
    void someEventsNeverUpdateAPerson(String name) {
        assertThat(anEvent()
                        .named(name)
                        .with("{'$set':{'a':1}}")
                        .processed()
                        .update()
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$identify", "$create_alias", "$merge_dangerously", "$set"})
    void eventsAboutThePersonAlwaysWrite(String name) {
        assertThat(anEvent().named(name).processed().update().always()).isTrue();
        assertThat(anEvent().processed().update().always()).isFalse();
    }

    @Test
    void theChainOfElementsHasItsOwnPlace() {
        var event = anEvent().with("{'$elements_chain':'a:href'}").processed();

        assertThat(event.elementsChain()).isEqualTo("a:href");
        assertThat(event.properties()).isEmpty();
    }

    @Test
    void anArrayOfElementsBecomesAChain() {
        var event = anEvent()
                .with("{'$elements':[{'tag_name':'a','$el_text':'Buy \\'now\\'','classes':['x'],'attr__class':'b  a',"
                        + "'attr__href':'/x','attr__id':'go','attr__n':1,'attr__nil':null,'nth_child':1},"
                        + "{'tag_name':'p','attr__class':['y','x'],'nth_child':2,'nth_of_type':3},7]}")
                .processed();

        assertThat(event.elementsChain())
                .isEqualTo("a.a.b:attr__class=\"b  a\"attr__href=\"/x\"attr__id=\"go\"attr__n=\"1\"attr_id=\"go\""
                        + "href=\"/x\"nth-child=\"1\"nth-of-type=\"0\"text=\"Buy \\\"now\\\"\""
                        + ";p.x.y:attr__class=\"y x\"nth-child=\"2\"nth-of-type=\"3\"");
        assertThat(event.properties()).isEmpty();
    }

    /** Recorded on the same page: the array of posthog-js 1.39.5, and the chain that 1.449.2 writes itself. */
    @Test
    void theChainOfAnOldSdkIsTheOneThatANewSdkWrites() {
        var event = anEvent()
                .with("{'$elements':[{'tag_name':'button','$el_text':'Buy Ü','classes':['btn','buy'],'attr__id':'b',"
                        + "'attr__class':'btn buy','nth_child':1,'nth_of_type':1},"
                        + "{'tag_name':'body','nth_child':2,'nth_of_type':1}]}")
                .processed();

        assertThat(event.elementsChain())
                .isEqualTo("button.btn.buy:attr__class=\"btn buy\"attr__id=\"b\"attr_id=\"b\"nth-child=\"1\""
                        + "nth-of-type=\"1\"text=\"Buy Ü\";body:nth-child=\"2\"nth-of-type=\"1\"");
    }

    @Test
    void ofBothFormsOfElementsTheChainCounts() {
        var event = anEvent()
                .with("{'$elements_chain':'a:','$elements':[{'tag_name':'p'}],'x':1}")
                .processed();

        assertThat(event.elementsChain()).isEqualTo("a:");
        assertThat(event.properties().fieldNames()).toIterable().containsExactly("x");
    }

    @Test
    void whatIsNoListOfElementsStaysAProperty() {
        var event = anEvent().with("{'$elements_chain':7,'$elements':'p'}").processed();

        assertThat(event.elementsChain()).isEmpty();
        assertThat(event.properties()).hasSize(2);
    }

    @Test
    void theListInThePackageIsTheListThatRuns() throws java.io.IOException {
        String text = java.nio.file.Files.readString(
                java.nio.file.Path.of("src/main/java/io/hoglet/pipeline/package-info.java"));

        var listed = text.lines()
                .filter(line -> line.contains("<li>"))
                .map(line -> line.substring(line.indexOf("<li>") + 4).strip())
                .toList();

        assertThat(listed)
                .isEqualTo(Steps.inOrder().stream().map(step -> step.name()).toList());
    }

    private static JsonNode properties(EventFixture event) {
        return event.processed().properties();
    }
}
