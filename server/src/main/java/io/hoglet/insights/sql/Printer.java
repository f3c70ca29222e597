// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Expr.Binary;
import io.hoglet.insights.sql.Select.Item;
import io.hoglet.insights.sql.Select.Order;
import io.hoglet.insights.sql.Select.Page;
import io.hoglet.insights.sql.Select.Source;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as SQL. Every name and every string is escaped here and nowhere else; no text of the caller passes
 * through as it came.
 */
final class Printer {

    private static final Pattern SIMPLE_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,200}");

    private final StringBuilder sql = new StringBuilder();
    private final boolean forEngine;

    private Printer(boolean forEngine) {
        this.forEngine = forEngine;
    }

    /** In the dialect of the caller: parsing the result again gives the same tree, but for positions. */
    static String hogql(Expr expr) {
        var printer = new Printer(false);
        printer.expr(expr);
        return printer.sql.toString();
    }

    static String hogql(Select select) {
        var printer = new Printer(false);
        printer.select(select);
        return printer.sql.toString();
    }

    /** In the engine's dialect; the tree must come from {@link Resolver}. */
    static String engine(Select select) {
        var printer = new Printer(true);
        printer.select(select);
        return printer.sql.toString();
    }

    private void select(Select select) {
        sql.append(select.projection().distinct() ? "SELECT DISTINCT " : "SELECT ");
        list(select.projection().items(), this::item);
        if (select.source() != null) {
            sql.append(" FROM ");
            source(select.source());
        }
        clause(" WHERE ", select.conditions().where());
        if (!select.conditions().groupBy().isEmpty()) {
            sql.append(" GROUP BY ");
            list(select.conditions().groupBy(), this::expr);
        }
        clause(" HAVING ", select.conditions().having());
        if (!select.order().isEmpty()) {
            sql.append(" ORDER BY ");
            list(select.order(), this::order);
        }
        page(select.page());
    }

    private void clause(String keyword, @Nullable Expr expr) {
        if (expr != null) {
            sql.append(keyword);
            expr(expr);
        }
    }

    private void item(Item item) {
        expr(item.expr());
        alias(item.alias());
    }

    private void alias(@Nullable String alias) {
        if (alias != null) {
            sql.append(" AS ");
            name(alias);
        }
    }

    private void order(Order order) {
        expr(order.expr());
        sql.append(order.descending() ? " DESC" : " ASC");
    }

    private void page(Page page) {
        if (page.limit() != null) {
            sql.append(" LIMIT ").append(page.limit().intValue());
        }
        if (page.offset() != null) {
            sql.append(" OFFSET ").append(page.offset().intValue());
        }
    }

    private void source(Source source) {
        switch (source) {
            case Source.Named(String table, String alias, Position _) -> {
                name(table);
                alias(alias);
            }
            case Source.Derived(Select select, String alias, Position _) -> {
                sql.append('(');
                select(select);
                sql.append(')');
                alias(alias);
            }
            case Source.Scan(String table, String alias) -> {
                name(table);
                alias(alias);
            }
            case Source.Join(Source left, String kind, Source right, Expr on) -> {
                source(left);
                sql.append(' ').append(kind).append(' ');
                source(right);
                clause(" ON ", on);
            }
        }
    }

    private void expr(Expr expr) {
        switch (expr) {
            case Expr.Text(String value, Position _) -> string(value);
            case Expr.Numeral(String digits, Position _) -> sql.append(digits);
            case Expr.Bool(boolean value, Position _) -> sql.append(value);
            case Expr.Null _ -> sql.append("NULL");
            case Expr.Star _ -> sql.append('*');
            case Expr.Field(List<String> path, Position _) -> join(".", path, this::name);
            case Expr.Subquery(Select select, Position _) -> inBrackets(() -> select(select));
            case Expr.Call call -> call(call);
            case Expr.Lambda(String name, Expr body, Position _) -> {
                name(name);
                sql.append(" -> ");
                operand(body);
            }
            case Expr.Not(Expr operand, Position _) -> {
                sql.append("NOT ");
                operand(operand);
            }
            case Expr.Negative(Expr operand, Position _) -> {
                sql.append('-');
                operand(operand);
            }
            case Binary(Expr.Operator operator, Expr left, Expr right, Position _) -> {
                operand(left);
                sql.append(' ').append(operator.sign()).append(' ');
                operand(right);
            }
            case Expr.Logical(boolean all, List<Expr> operands, Position _) ->
                join(all ? " AND " : " OR ", operands, this::operand);
            case Expr.Between between -> between(between);
            case Expr.IsNull(Expr value, boolean negated, Position _) -> {
                operand(value);
                sql.append(negated ? " IS NOT NULL" : " IS NULL");
            }
            case Expr.Case branches -> branches(branches);
            case Expr.Sequence sequence -> sequence(sequence);
            case Expr.Index(Expr base, Expr index, Position _) -> {
                operand(base);
                sql.append('[');
                expr(index);
                sql.append(']');
            }
            case Expr.Interval(Expr amount, String unit, Position _) -> {
                sql.append("INTERVAL ");
                operand(amount);
                sql.append(' ').append(unit);
            }
        }
    }

    /** Brackets round everything that has an operator: the result never depends on who binds tighter. */
    private void operand(Expr expr) {
        boolean closed = switch (expr) {
            case Expr.Leaf _, Expr.Call _, Expr.Sequence _, Expr.Index _ -> true;
            case Expr.Case _ -> true;
            default -> false;
        };
        if (closed) {
            expr(expr);
        } else {
            inBrackets(() -> expr(expr));
        }
    }

    private void inBrackets(Runnable content) {
        sql.append('(');
        content.run();
        sql.append(')');
    }

    private void call(Expr.Call call) {
        sql.append(call.name());
        if (!call.parameters().isEmpty()) {
            inBrackets(() -> list(call.parameters(), this::expr));
        }
        sql.append(call.distinct() ? "(DISTINCT " : "(");
        list(call.arguments(), this::expr);
        sql.append(')');
    }

    private void between(Expr.Between between) {
        operand(between.value());
        sql.append(between.negated() ? " NOT BETWEEN " : " BETWEEN ");
        operand(between.low());
        sql.append(" AND ");
        operand(between.high());
    }

    private void branches(Expr.Case branches) {
        sql.append("CASE");
        clause(" ", branches.operand());
        for (Expr.When when : branches.whens()) {
            clause(" WHEN ", when.condition());
            clause(" THEN ", when.result());
        }
        clause(" ELSE ", branches.otherwise());
        sql.append(" END");
    }

    private void sequence(Expr.Sequence sequence) {
        sql.append(sequence.tuple() ? '(' : '[');
        list(sequence.items(), this::expr);
        if (sequence.tuple() && sequence.items().size() == 1) {
            sql.append(',');
        }
        sql.append(sequence.tuple() ? ')' : ']');
    }

    private <T> void list(List<T> items, Consumer<T> print) {
        join(", ", items, print);
    }

    private <T> void join(String separator, List<T> items, Consumer<T> print) {
        for (int i = 0; i < items.size(); i++) {
            sql.append(i == 0 ? "" : separator);
            print.accept(items.get(i));
        }
    }

    private void name(String name) {
        boolean plain = !forEngine
                && SIMPLE_NAME.matcher(name).matches()
                && !Parser.isClause(new Token(Token.Kind.WORD, name, Position.NONE))
                && !Expressions.isReserved(new Token(Token.Kind.WORD, name, Position.NONE))
                && !name.equalsIgnoreCase("INTERVAL");
        if (plain) {
            sql.append(name);
        } else {
            quoted(name, '`');
        }
    }

    private void string(String value) {
        quoted(value, '\'');
    }

    private void quoted(String value, char quote) {
        sql.append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> sql.append("\\\\");
                case '\n' -> sql.append("\\n");
                case '\r' -> sql.append("\\r");
                case '\t' -> sql.append("\\t");
                case '\b' -> sql.append("\\b");
                case '\f' -> sql.append("\\f");
                case '\0' -> sql.append("\\0");
                default -> {
                    sql.append(c == quote ? "\\" : "");
                    sql.append(c);
                }
            }
        }
        sql.append(quote);
    }
}
