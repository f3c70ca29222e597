// SPDX-License-Identifier: Apache-2.0
package io.hoglet.clickhouse;

/** ClickHouse refused a statement. Decide by {@link #code}, the engine's error number. */
public final class ClickHouseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public ClickHouseException(int code, Throwable cause) {
        super("ClickHouse refused the statement with code " + code, cause);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
