// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** The engines that a stack can run. */
public enum EngineKind {
    POSTGRES,
    KAFKA,
    CLICKHOUSE
}
