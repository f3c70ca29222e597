// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.base64;
import static io.hoglet.capture.Requests.bytes;
import static io.hoglet.capture.Requests.get;
import static io.hoglet.capture.Requests.gzip;
import static io.hoglet.capture.Requests.json;
import static io.hoglet.capture.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SdkQuestionTest {
    private static final String QUESTION = "{\"token\":\"phc_x\",\"distinct_id\":\"u\",\"groups\":{}}";

    @Test
    void theKeyIsFoundInEveryPackingThatSdksUse() throws RefusedException {
        assertThat(SdkQuestion.read(json(QUESTION), 1_000).token()).hasValue("phc_x");
        assertThat(SdkQuestion.read(json(QUESTION.replace("token", "api_key")), 1_000)
                        .token())
                .hasValue("phc_x");
        assertThat(SdkQuestion.read(post("/flags", "v=2", "text/plain", gzip(bytes(QUESTION))), 1_000)
                        .token())
                .hasValue("phc_x");
        byte[] form = bytes("data=" + base64(bytes(QUESTION)));
        assertThat(SdkQuestion.read(post("/decide/", "v=2", "application/x-www-form-urlencoded", form), 1_000)
                        .token())
                .hasValue("phc_x");
        assertThat(SdkQuestion.read(get("token=phc_x"), 1_000).token()).hasValue("phc_x");
    }

    @Test
    void aQuestionMayNameNoKey() throws RefusedException {
        assertThat(SdkQuestion.read(get("v=2"), 1_000).token()).isEmpty();
        assertThat(SdkQuestion.read(json("{\"distinct_id\":\"u\"}"), 1_000).token())
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> SdkQuestion.read(json("{"), 1_000)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> SdkQuestion.read(post("/flags", null, "", Requests.bomb(1_001)), 1_000))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_LARGE));
    }

    @Test
    void theQuestionComesAsATree() throws RefusedException {
        assertThat(SdkQuestion.read(json(QUESTION), 1_000)
                        .body()
                        .path("distinct_id")
                        .asText())
                .isEqualTo("u");
        assertThat(SdkQuestion.read(json("[" + QUESTION + "]"), 1_000)
                        .body()
                        .path("distinct_id")
                        .asText())
                .isEqualTo("u");
        assertThat(SdkQuestion.read(get("token=phc_x"), 1_000).body().isMissingNode())
                .isTrue();
    }

    @Test
    void aTreeOfCountlessTinyValuesIsTooLarge() {
        String body = "{\"token\":\"phc_x\",\"groups\":[" + "1,".repeat(60_000) + "1]}";

        assertThatThrownBy(() -> SdkQuestion.read(json(body), 1 << 20))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_LARGE));
    }
}
