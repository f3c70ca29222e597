// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.query.Warehouse;
import io.hoglet.insights.sql.Compiler.Compiled;
import java.time.Instant;

/** One project's way to its warehouse during one request. {@code now} is the same moment for all of its queries. */
public record Engine(Project project, Warehouse warehouse, Instant now) {

    /** Rows that an insight needs for itself; more than this is not an insight any more. */
    private static final int INTERNAL_ROWS = 99_000;

    public Compiled compile(Select select) {
        return new Compiler(project).compile(select);
    }

    public Compiled compile(Select select, int limit) {
        return new Compiler(project).compile(select, limit, limit);
    }

    public Rows run(Compiled compiled) {
        return warehouse.query(compiled.statement());
    }

    /** For a SELECT of our own, whose rows are all needed. */
    public Rows all(Select select) {
        return run(compile(select, INTERNAL_ROWS));
    }
}
