// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.time.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventUuidTest {
    private static final String CANONICAL = "019b0a2c-7d3e-7a10-8b2c-0123456789ab";

    private final Ids ids = new Ids(Clock.systemUTC());

    private UUID uuid(@Nullable String sent, @Nullable String retryId) throws RefusedException {
        return uuid(new RawEvent(0, 0, "e", "d", sent, "t", "2026-01-02T03:04:05Z", retryId, RawSnapshot.NONE));
    }

    private UUID uuid(RawEvent raw) throws RefusedException {
        return EventUuid.of(raw, "" + raw.token(), "" + raw.distinctId(), "" + raw.event(), ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {CANONICAL, "019B0A2C-7D3E-7A10-8B2C-0123456789AB", "019b0a2c7d3e7a108b2c0123456789ab"})
    void theClientsUuidIsKept(String sent) throws RefusedException {
        assertThat(uuid(sent, "retry")).isEqualTo(UUID.fromString(CANONICAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "17",
                "019b0a2c-7d3e-7a10-8b2c-0123456789a",
                "019b0a2c-7d3e-7a10-8b2c-0123456789ab0",
                "1-1-1-1-1",
                "019b0a2g-7d3e-7a10-8b2c-0123456789ab",
                "019b0a2-c7d3e-7a10-8b2c-0123456789ab",
                "019b0a2c-7d3e-7a10-8b2c-+123456789ab",
                "\uFF1019b0a2c-7d3e-7a10-8b2c-123456789ab",
                "019b0a2c-7d3e-7a10-8b2c-\uFF10123456789ab",
                " 019b0a2c-7d3e-7a10-8b2c-0123456789ab"
            })
    void whatIsNoUuidIsRefused(String sent) {
        assertThatThrownBy(() -> uuid(sent, null))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INVALID_UUID));
    }

    @Test
    void withoutAnyIdItIsAFreshOneOrderedByTime() throws RefusedException {
        var first = uuid("", "");
        var second = uuid(null, null);

        assertThat(first.version()).isEqualTo(7);
        assertThat(second.version()).isEqualTo(7);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aRetryOfAnOldSdkHasTheSameUuid() throws RefusedException {
        var first = uuid(null, "insert-1");

        assertThat(first.version()).isEqualTo(5);
        assertThat(uuid("", "insert-1")).isEqualTo(first);
    }

    @Test
    void anythingThatDistinguishesTwoEventsGivesTwoUuids() throws RefusedException {
        var base = uuid(new RawEvent(0, 0, "e", "d", null, "t", "1", "i", RawSnapshot.NONE));

        assertThat(List.of(
                        uuid(new RawEvent(0, 0, "E", "d", null, "t", "1", "i", RawSnapshot.NONE)),
                        uuid(new RawEvent(0, 0, "e", "D", null, "t", "1", "i", RawSnapshot.NONE)),
                        uuid(new RawEvent(0, 0, "e", "d", null, "T", "1", "i", RawSnapshot.NONE)),
                        uuid(new RawEvent(0, 0, "e", "d", null, "t", "2", "i", RawSnapshot.NONE)),
                        uuid(new RawEvent(0, 0, "e", "d", null, "t", "1", "I", RawSnapshot.NONE))))
                .doesNotContain(base)
                .doesNotHaveDuplicates();
    }

    /** The value is stored with every event, so it must not change from one version to the next. */
    @Test
    void theUuidMadeOfARetryIdIsFixed() throws RefusedException {
        assertThat(uuid(null, "insert-1")).hasToString("ad3446df-23ac-5e24-846b-ed51ff87286e");
    }
}
