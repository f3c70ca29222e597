// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Statement;
import io.hoglet.insights.sql.Resolver.Resolved;
import io.hoglet.insights.sql.Select.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From HogQL to a statement that can run: the one road from any query to the engine, for SQL of a person and for SQL
 * that an insight made alike. Safe for use by many threads.
 */
public final class Compiler {

    /** A SELECT without LIMIT gets this many rows. */
    public static final int DEFAULT_LIMIT = 100;

    /** A greater LIMIT is lowered to this; {@code hasMore} then says that rows are missing. */
    public static final int MAX_LIMIT = 50_000;

    /** The engine reads no longer statement; ours never come near, but a caller's can. */
    private static final int MAX_STATEMENT = 250_000;

    private final Project project;

    public Compiler(Project project) {
        this.project = project;
    }

    /**
     * @param hogql the query as we understood it
     * @param limit how many rows may be shown; the statement asks for one more, so that the caller sees whether there
     * are any
     */
    public record Compiled(Statement statement, String hogql, List<String> columns, int limit, int offset) {}

    public Compiled compile(Select select) {
        return compile(select, DEFAULT_LIMIT, MAX_LIMIT);
    }

    public Compiled compile(Select select, int defaultLimit, int maxLimit) {
        Page page = select.page();
        int limit = Math.min(page.limit() == null ? defaultLimit : page.limit(), maxLimit);
        int offset = page.offset() == null ? 0 : page.offset();
        Select shown = withPage(select, limit, page.offset());
        Resolved resolved =
                new Resolver(project.teamId(), Zone.of(project)).resolve(withPage(select, limit + 1, page.offset()));
        String sql = Printer.engine(resolved.select());
        if (sql.length() > MAX_STATEMENT) {
            throw new HogQLException(new Position(1, 1), "the query is too long once its properties are spelled out");
        }
        var statement = new Statement(sql, project.teamId());
        return new Compiled(
                statement, Printer.hogql(shown), List.copyOf(resolved.columns().keySet()), limit, offset);
    }

    /** How a column is named when it has no alias: as it was written. */
    public static String hogql(Expr expr) {
        return Printer.hogql(expr);
    }

    private static Select withPage(Select select, int limit, @Nullable Integer offset) {
        return new Select(
                select.projection(), select.source(), select.conditions(), select.order(), new Page(limit, offset));
    }
}
