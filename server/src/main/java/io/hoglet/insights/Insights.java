// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights;

import io.hoglet.insights.actors.ActorsAnswers;
import io.hoglet.insights.events.EventsAnswers;
import io.hoglet.insights.query.ActorDirectory;
import io.hoglet.insights.query.Answer;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Query;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.query.Warehouse;
import io.hoglet.insights.sql.Compiler.Compiled;
import io.hoglet.insights.sql.Engine;
import io.hoglet.insights.sql.Parser;
import io.hoglet.insights.trends.TrendsAnswers;
import java.time.Clock;

/** Answers every kind of query for a project. Holds no state: one instance serves all requests at once. */
public final class Insights {

    private final Warehouse warehouse;
    private final ActorDirectory directory;
    private final Clock clock;

    public Insights(Warehouse warehouse, ActorDirectory directory, Clock clock) {
        this.warehouse = warehouse;
        this.directory = directory;
        this.clock = clock;
    }

    public Answer answer(Project project, Query query) {
        var engine = new Engine(project, warehouse, clock.instant());
        return switch (query) {
            case Query.Trends trends -> new TrendsAnswers(engine).answer(trends);
            case Query.Events events -> new EventsAnswers(engine, directory).answer(events);
            case Query.Actors actors -> new ActorsAnswers(engine, directory).answer(actors);
            case Query.HogQL(String sql) -> table(engine, sql);
        };
    }

    private static Answer.Table table(Engine engine, String sql) {
        Compiled compiled = engine.compile(Parser.parseSelect(sql));
        Rows rows = engine.run(compiled);
        var page = new Answer.Page(rows.rows().size() > compiled.limit(), compiled.limit(), compiled.offset());
        var grid = new Answer.Grid(
                compiled.columns(),
                rows.columns().stream().map(Rows.Column::type).toList(),
                rows.first(compiled.limit()).rows());
        return new Answer.Table(grid, compiled.hogql(), compiled.statement().sql(), page);
    }
}
