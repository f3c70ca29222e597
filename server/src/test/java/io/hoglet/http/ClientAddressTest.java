// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.config.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private final ClientAddress addresses =
            new ClientAddress("127.0.0.0/8, ::1/128,10.20.0.0/15,2001:db8::/33,192.0.2.9");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.255",
                "::1",
                "[::1]",
                "10.20.0.1",
                "10.21.255.255",
                "2001:db8::1",
                "192.0.2.9",
                "::ffff:10.20.0.1"
            })
    void aTrustedProxyIsBelieved(String peer) {
        assertThat(addresses.of(peer, "203.0.113.5")).isEqualTo("203.0.113.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.22.0.1", "128.0.0.1", "::2", "2001:db8:8000::1", "192.0.2.8", "not an address"})
    void anybodyElseIsNot(String peer) {
        assertThat(addresses.of(peer, "203.0.113.5")).isEqualTo(peer);
    }

    @Test
    void whoForwardsNothingIsTheClient() {
        assertThat(addresses.of("127.0.0.1", null)).isEqualTo("127.0.0.1");
        assertThat(addresses.of("[2001:db8::1]", null)).isEqualTo("2001:db8::1");
    }

    @ParameterizedTest
    @CsvSource({
        "'203.0.113.5, 10.20.0.1, 10.20.0.2', 203.0.113.5",
        "203.0.113.5:4711, 203.0.113.5",
        "'  203.0.113.5  ', 203.0.113.5",
        "2001:db8::7, 2001:db8::7",
        "[2001:db8::7], 2001:db8::7",
        "[2001:db8::7]:443, 2001:db8::7",
        "'2001:db8::7, 10.20.0.1', 2001:db8::7"
    })
    void theFirstEntryCountsWithoutItsPort(String forwarded, String expected) {
        assertThat(addresses.of("127.0.0.1", forwarded)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "unknown", "_hidden", "<script>", "1.2.3.4.5", "[2001:db8::7", "a.example.com"})
    void whatIsNoAddressLeavesThePeer(String forwarded) {
        assertThat(addresses.of("127.0.0.1", forwarded)).isEqualTo("127.0.0.1");
    }

    @Test
    void anEndlessHeaderLeavesThePeer() {
        assertThat(addresses.of("127.0.0.1", "1".repeat(60_000))).isEqualTo("127.0.0.1");
    }

    @Test
    void withoutTrustedProxiesNobodyIsBelieved() {
        assertThat(new ClientAddress("").of("127.0.0.1", "203.0.113.5")).isEqualTo("127.0.0.1");
        assertThat(new ClientAddress(" , ").of("127.0.0.1", "203.0.113.5")).isEqualTo("127.0.0.1");
    }

    @Test
    void aNetworkOfNoBitsIsEverybody() {
        assertThat(new ClientAddress("0.0.0.0/0").of("198.51.100.1", "203.0.113.5"))
                .isEqualTo("203.0.113.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1", "localhost", "10.0.0.0/8/8"})
    void whatIsNoNetworkStopsTheStart(String network) {
        assertThatThrownBy(() -> new ClientAddress("127.0.0.1," + network))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HOGLET_TRUSTED_PROXIES")
                .hasMessageContaining(network);
    }
}
