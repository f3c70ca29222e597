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
        assertThat(SdkQuestion.token(json(QUESTION), 1_000)).hasValue("phc_x");
        assertThat(SdkQuestion.token(json(QUESTION.replace("token", "api_key")), 1_000))
                .hasValue("phc_x");
        assertThat(SdkQuestion.token(post("/flags", "v=2", "text/plain", gzip(bytes(QUESTION))), 1_000))
                .hasValue("phc_x");
        byte[] form = bytes("data=" + base64(bytes(QUESTION)));
        assertThat(SdkQuestion.token(post("/decide/", "v=2", "application/x-www-form-urlencoded", form), 1_000))
                .hasValue("phc_x");
        assertThat(SdkQuestion.token(get("token=phc_x"), 1_000)).hasValue("phc_x");
    }

    @Test
    void aQuestionMayNameNoKey() throws RefusedException {
        assertThat(SdkQuestion.token(get("v=2"), 1_000)).isEmpty();
        assertThat(SdkQuestion.token(json("{\"distinct_id\":\"u\"}"), 1_000)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> SdkQuestion.token(json("{"), 1_000)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> SdkQuestion.token(post("/flags", null, "", Requests.bomb(1_001)), 1_000))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_LARGE));
    }
}
