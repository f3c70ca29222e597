// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameUuidTest {
    @Test
    void theExampleOfTheStandardComesOut() {
        var dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameUuid.of(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void aNameKeepsItsUuidForEver() {
        assertThat(NameUuid.of("customer/1")).isEqualTo(UUID.fromString("5edde569-46b8-52c4-98b1-e2e40b771e79"));
    }
}
