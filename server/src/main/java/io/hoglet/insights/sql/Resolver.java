// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Scans.Guarded;
import io.hoglet.insights.sql.Scope.Meaning;
import io.hoglet.insights.sql.Select.Conditions;
import io.hoglet.insights.sql.Select.Item;
import io.hoglet.insights.sql.Select.Order;
import io.hoglet.insights.sql.Select.Projection;
import io.hoglet.insights.sql.Select.Source;
import io.hoglet.insights.sql.Tables.Kind;
import io.hoglet.insights.sql.Tables.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a SELECT in the caller's terms into one in the engine's, with the team's condition on every table it reads.
 * One instance serves one statement.
 */
final class Resolver {

    private final Scans scans;
    private final Zone zone;
    private int sources;

    Resolver(long teamId, Zone zone) {
        this.scans = new Scans(teamId);
        this.zone = zone;
    }

    /** @param columns the names and kinds that a surrounding SELECT, or the caller, sees */
    record Resolved(Select select, Map<String, Kind> columns) {}

    /** Where a SELECT reads; the scan itself is made last, when it is known what must be joined to it. */
    private record Origin(
            Scope scope,
            String alias,
            @Nullable Table table,
            @Nullable Source derived,
            List<String> shown) {}

    Resolved resolve(Select select) {
        Origin origin = origin(select.source());
        Scope scope = origin.scope;
        var items = new ArrayList<Item>();
        Map<String, Kind> columns = items(select, origin, items);
        Lowering early = lowering(scope, false);
        Lowering late = lowering(scope, true);
        Conditions conditions = select.conditions();
        var where = new ArrayList<Expr>();
        if (conditions.where() != null) {
            early.dayBounds(conditions.where()).forEach(where::add);
            where.add(early.lower(conditions.where()));
        }
        List<Expr> groupBy = late.all(conditions.groupBy());
        Expr having = conditions.having() == null ? null : late.lower(conditions.having());
        List<Order> order = select.order().stream()
                .map(by -> new Order(late.lower(by.expr()), by.descending()))
                .toList();
        Source source = source(origin, where);
        Expr all = where.isEmpty() ? null : Make.and(where);
        var resolved = new Select(
                new Projection(select.projection().distinct(), items),
                source,
                new Conditions(all, groupBy, having),
                order,
                select.page());
        return new Resolved(resolved, columns);
    }

    private Lowering lowering(Scope scope, boolean aliasFirst) {
        return new Lowering(scope, zone, subquery -> resolve(subquery).select(), aliasFirst);
    }

    private Origin origin(@Nullable Source source) {
        return switch (source) {
            case null -> new Origin(Scope.withoutSource(), "", null, null, List.of());
            case Source.Named(String name, String given, Position at) -> {
                Table table = Tables.named(name);
                if (table == null) {
                    throw new HogQLException(
                            at, "the table '" + name + "' is not known; there are events, persons and groups");
                }
                String alias = nextAlias();
                String called = given == null ? name : given;
                var scope = new Scope(called, alias, name.equals("events"), table.columns());
                yield new Origin(scope, alias, table, null, table.shown());
            }
            case Source.Derived(Select select, String given, Position at) -> {
                Resolved inner = resolve(select);
                String alias = nextAlias();
                var scope = new Scope(given == null ? "" : given, alias, false, inner.columns);
                yield new Origin(
                        scope,
                        alias,
                        null,
                        new Source.Derived(inner.select, alias, at),
                        List.copyOf(inner.columns.keySet()));
            }
            case Source.Scan _, Source.Join _ -> throw new IllegalArgumentException("already resolved");
        };
    }

    private String nextAlias() {
        return "__t" + sources++;
    }

    /** Adds the tenant's conditions in front of the caller's. */
    private @Nullable Source source(Origin origin, List<Expr> where) {
        if (origin.table == null) {
            return origin.derived;
        }
        Guarded guarded = switch (origin.table.name()) {
            case "events" -> scans.events(origin.alias, origin.scope.readsPersons());
            case "persons" -> scans.persons(origin.alias);
            default -> scans.groups(origin.alias);
        };
        where.addAll(0, guarded.conditions());
        return guarded.source();
    }

    private Map<String, Kind> items(Select select, Origin origin, List<Item> into) {
        List<Item> items = expanded(select.projection().items(), origin);
        Set<String> taken = explicitNames(items);
        var columns = new LinkedHashMap<String, Kind>();
        Lowering lowering = lowering(origin.scope, false);
        for (Item item : items) {
            Expr lowered = lowering.lower(item.expr());
            Kind kind = shownKind(lowering.kind(item.expr()));
            String name = item.alias() == null ? freeName(item.expr(), taken) : item.alias();
            into.add(new Item(lowered, name));
            columns.put(name, kind);
            origin.scope.addAlias(name, new Meaning(Make.field(name), kind));
        }
        return columns;
    }

    private static Kind shownKind(Kind kind) {
        return kind == Kind.TIME ? Kind.ZONED_TIME : kind;
    }

    private static List<Item> expanded(List<Item> items, Origin origin) {
        var all = new ArrayList<Item>();
        for (Item item : items) {
            if (!(item.expr() instanceof Expr.Star(Position at))) {
                all.add(item);
                continue;
            }
            if (origin.shown.isEmpty()) {
                throw new HogQLException(at, "* needs a FROM");
            }
            origin.shown.forEach(name -> all.add(new Item(new Expr.Field(List.of(name), at), null)));
        }
        return all;
    }

    private static Set<String> explicitNames(List<Item> items) {
        var names = new HashSet<String>();
        for (Item item : items) {
            String alias = item.alias();
            if (alias == null) {
                continue;
            }
            if (alias.startsWith("__")) {
                throw new HogQLException(item.expr().at(), "a name may not begin with two underscores");
            }
            if (!names.add(alias)) {
                throw new HogQLException(item.expr().at(), "the name '" + alias + "' is given twice");
            }
        }
        return names;
    }

    private static String freeName(Expr expr, Set<String> taken) {
        String wanted = expr instanceof Expr.Field field ? field.path().getLast() : shortened(Printer.hogql(expr));
        String name = wanted.startsWith("__") ? "column" : wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
