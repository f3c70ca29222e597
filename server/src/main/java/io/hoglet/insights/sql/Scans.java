// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Select.Conditions;
import io.hoglet.insights.sql.Select.Item;
import io.hoglet.insights.sql.Select.Page;
import io.hoglet.insights.sql.Select.Projection;
import io.hoglet.insights.sql.Select.Source;
import java.util.List;

/**
 * The only place where a table of the engine enters a statement, and always with the team beside it. All names it
 * makes begin with two underscores, which the caller's names may not.
 */
final class Scans {

    private final long teamId;

    Scans(long teamId) {
        this.teamId = teamId;
    }

    /** A source and the condition that must stand in the WHERE of the SELECT that reads it. */
    record Guarded(Source source, List<Expr> conditions) {}

    Guarded events(String alias, boolean withPersons) {
        var scan = new Source.Scan("events", alias);
        Source source = withPersons ? withOverrides(scan, alias) : scan;
        return new Guarded(source, List.of(ofTeam(alias)));
    }

    /**
     * One row for each person who is not deleted: the newest. Grouping, not FINAL, since FINAL cannot spill to disk.
     */
    Guarded persons(String alias) {
        String inner = alias + "p";
        var select = new Select(
                new Projection(
                        false,
                        List.of(
                                Make.item(Make.field(inner, "id"), "id"),
                                Make.item(Make.field(inner, "team_id"), "team_id"),
                                newest(inner, "created_at"),
                                newest(inner, "properties"),
                                newest(inner, "is_identified"))),
                new Source.Scan("persons", inner),
                new Conditions(
                        ofTeam(inner),
                        List.of(Make.field(inner, "team_id"), Make.field(inner, "id")),
                        notDeleted(inner)),
                List.of(),
                Page.UNBOUNDED);
        return new Guarded(new Source.Derived(select, alias, Position.NONE), List.of());
    }

    /** One row for each group: the newest. */
    Guarded groups(String alias) {
        String inner = alias + "g";
        Expr index = Make.field(inner, "group_type_index");
        Expr key = Make.field(inner, "group_key");
        var select = new Select(
                new Projection(
                        false,
                        List.of(
                                Make.item(Make.field(inner, "team_id"), "team_id"),
                                Make.item(index, "index"),
                                Make.item(key, "key"),
                                newest(inner, "created_at"),
                                newest(inner, "properties"))),
                new Source.Scan("groups", inner),
                new Conditions(ofTeam(inner), List.of(Make.field(inner, "team_id"), index, key), null),
                List.of(),
                Page.UNBOUNDED);
        return new Guarded(new Source.Derived(select, alias, Position.NONE), List.of());
    }

    /** The person of an event now: the newest override of its distinct id, or else the person on the row. */
    static Expr person(String alias) {
        String overrides = alias + "o";
        return Make.call(
                "if",
                Make.call("empty", Make.field(overrides, "distinct_id")),
                Make.field(alias, "person_id"),
                Make.field(overrides, "person_id"));
    }

    private Source withOverrides(Source.Scan events, String alias) {
        String overrides = alias + "o";
        String inner = alias + "v";
        var newest = new Select(
                new Projection(
                        false,
                        List.of(
                                Make.item(Make.field(inner, "distinct_id"), "distinct_id"),
                                newest(inner, "person_id"))),
                new Source.Scan("person_overrides", inner),
                new Conditions(ofTeam(inner), List.of(Make.field(inner, "distinct_id")), notDeleted(inner)),
                List.of(),
                Page.UNBOUNDED);
        return new Source.Join(
                events,
                "LEFT ANY JOIN",
                new Source.Derived(newest, overrides, Position.NONE),
                Make.equal(Make.field(alias, "distinct_id"), Make.field(overrides, "distinct_id")));
    }

    private Expr ofTeam(String alias) {
        return Make.equal(Make.field(alias, "team_id"), Make.number(teamId));
    }

    private static Item newest(String alias, String column) {
        return Make.item(Make.call("argMax", Make.field(alias, column), Make.field(alias, "version")), column);
    }

    private static Expr notDeleted(String alias) {
        return Make.not(Make.call("argMax", Make.field(alias, "is_deleted"), Make.field(alias, "version")));
    }
}
