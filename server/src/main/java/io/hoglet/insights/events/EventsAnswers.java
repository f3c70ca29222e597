// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.events;

import io.hoglet.insights.query.ActorDirectory;
import io.hoglet.insights.query.Answer;
import io.hoglet.insights.query.Answer.Grid;
import io.hoglet.insights.query.Answer.Page;
import io.hoglet.insights.query.Query;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.sql.Compiler.Compiled;
import io.hoglet.insights.sql.Engine;
import io.hoglet.insights.sql.Select;

/** Answers tables of events. */
public final class EventsAnswers {

    private final Engine engine;
    private final ActorDirectory directory;

    public EventsAnswers(Engine engine, ActorDirectory directory) {
        this.engine = engine;
        this.directory = directory;
    }

    public Answer.Table answer(Query.Events query) {
        ShownColumns columns = ShownColumns.parse(query.shown().expressions());
        Select select = new EventsSelect(engine.project(), engine.now()).select(query, columns);
        int limit = query.paging().limit();
        Compiled compiled = engine.compile(select, limit);
        Rows rows = engine.run(compiled);
        var page = new Page(rows.rows().size() > limit, limit, query.paging().offset());
        Grid grid = new EventRows(engine.project().teamId(), directory).grid(columns, rows.first(limit));
        return new Answer.Table(grid, compiled.hogql(), compiled.statement().sql(), page);
    }
}
