// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Tables.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the names of one SELECT mean: the columns of its source, and the aliases of its own list as they become known.
 * Columns are always printed with the source's inner alias, so no alias of the caller can shadow one.
 */
final class Scope {

    /** A name's meaning in the engine's terms. */
    record Meaning(Expr expr, Kind kind) {}

    private final String name;
    private final String alias;
    private final boolean ofEvents;
    private final Map<String, Kind> columns;
    private final Map<String, Meaning> aliases = new HashMap<>();
    private final Map<String, Meaning> locals = new HashMap<>();
    private int depth;
    private boolean readsPersons;

    /**
     * @param name what the caller calls the source
     * @param alias what we call it
     */
    Scope(String name, String alias, boolean ofEvents, Map<String, Kind> columns) {
        this.name = name;
        this.alias = alias;
        this.ofEvents = ofEvents;
        this.columns = Map.copyOf(columns);
    }

    static Scope withoutSource() {
        return new Scope("", "", false, Map.of());
    }

    void addAlias(String alias, Meaning meaning) {
        aliases.put(alias, meaning);
    }

    /**
     * What the name means is the lambda's own variable while its body is made.
     *
     * @param body takes what the engine calls the variable
     */
    Expr within(String variable, Function<String, Expr> body) {
        String made = "__l" + depth++;
        Meaning outer = locals.put(variable, new Meaning(Make.field(made), Kind.PLAIN));
        try {
            return body.apply(made);
        } finally {
            depth--;
            if (outer == null) {
                locals.remove(variable);
            } else {
                locals.put(variable, outer);
            }
        }
    }

    boolean readsPersons() {
        return readsPersons;
    }

    /** Whether the expression is the sort key's own time column, unwrapped. */
    boolean isEventTime(Expr lowered) {
        return ofEvents && lowered.equals(Make.field(alias, "timestamp"));
    }

    /** In SELECT and WHERE a column hides an alias of the same name; in GROUP BY, HAVING and ORDER BY it is hidden. */
    Meaning meaning(Expr.Field field, boolean aliasFirst) {
        List<String> path = field.path();
        Meaning local = path.size() == 1 ? locals.get(path.getFirst()) : null;
        if (local != null) {
            return local;
        }
        Meaning byAlias = path.size() == 1 ? aliases.get(path.getFirst()) : null;
        if (aliasFirst && byAlias != null) {
            return byAlias;
        }
        return column(path, field.at())
                .or(() -> Optional.ofNullable(byAlias))
                .or(() -> jsonOfAlias(path))
                .orElseThrow(() -> new HogQLException(field.at(), unknown(path)));
    }

    private Optional<Meaning> column(List<String> path, Position at) {
        List<String> inner = path.size() > 1 && path.getFirst().equals(name) ? path.subList(1, path.size()) : path;
        if (ofEvents && inner.getFirst().equals("person")) {
            return Optional.of(person(inner, at));
        }
        if (ofEvents && inner.size() == 1 && inner.getFirst().equals("$session_id")) {
            return Optional.of(property("properties", inner));
        }
        Kind kind = columns.get(inner.getFirst());
        if (kind == null) {
            return Optional.empty();
        }
        if (kind == Kind.JSON && inner.size() > 1) {
            return Optional.of(property(inner.getFirst(), inner.subList(1, inner.size())));
        }
        if (inner.size() > 1) {
            throw new HogQLException(at, "'" + inner.getFirst() + "' has no fields");
        }
        if (kind == Kind.PERSON) {
            readsPersons = true;
            return Optional.of(new Meaning(Scans.person(alias), Kind.PLAIN));
        }
        return Optional.of(new Meaning(Make.field(alias, inner.getFirst()), kind));
    }

    private Optional<Meaning> jsonOfAlias(List<String> path) {
        Meaning base = aliases.get(path.getFirst());
        if (base == null || base.kind() != Kind.JSON) {
            return Optional.empty();
        }
        return Optional.of(new Meaning(extract(base.expr(), path.subList(1, path.size())), Kind.PROPERTY));
    }

    private Meaning person(List<String> path, Position at) {
        if (path.size() == 2 && path.get(1).equals("id")) {
            readsPersons = true;
            return new Meaning(Scans.person(alias), Kind.PLAIN);
        }
        if (path.size() >= 2 && path.get(1).equals("properties")) {
            return path.size() == 2
                    ? new Meaning(Make.field(alias, "person_properties"), Kind.JSON)
                    : property("person_properties", path.subList(2, path.size()));
        }
        throw new HogQLException(at, "of an event's person there are person.id and person.properties");
    }

    private Meaning property(String column, List<String> keys) {
        if (ofEvents && column.equals("properties") && keys.size() == 1 && Tables.isHot(keys.getFirst())) {
            return new Meaning(Make.field(alias, "mat_" + keys.getFirst()), Kind.PROPERTY);
        }
        return new Meaning(extract(Make.field(alias, column), keys), Kind.PROPERTY);
    }

    /** The property's text: strings without quotes, everything else as JSON; NULL when absent or JSON null. */
    static Expr extract(Expr json, List<String> keys) {
        Stream<Expr> arguments = Stream.concat(
                Stream.concat(Stream.of(json), keys.stream().map(Make::text)),
                Stream.of(Make.text("Nullable(String)")));
        return Make.call("JSONExtract", arguments.toArray(Expr[]::new));
    }

    /** One more key below a JSON column or a property: {@code properties['a b']}. */
    Optional<Meaning> below(Expr.Index index) {
        var keys = new ArrayList<String>();
        @Nullable Expr base = index;
        while (base instanceof Expr.Index(Expr inner, Expr.Text(String key, Position _), Position _)) {
            keys.addFirst(key);
            base = inner;
        }
        if (!(base instanceof Expr.Field field) || keys.isEmpty()) {
            return Optional.empty();
        }
        Kind kind = meaning(field, false).kind();
        if (kind != Kind.JSON && kind != Kind.PROPERTY) {
            return Optional.empty();
        }
        var path = new ArrayList<>(field.path());
        path.addAll(keys);
        return Optional.of(meaning(new Expr.Field(path, field.at()), false));
    }

    private String unknown(List<String> path) {
        String shown = "'" + String.join(".", path) + "'";
        if (columns.isEmpty()) {
            return shown + " is not known: the query has no FROM";
        }
        return shown + " is not known; there are "
                + String.join(", ", columns.keySet().stream().sorted().limit(30).toList());
    }
}
