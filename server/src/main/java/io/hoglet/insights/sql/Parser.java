// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Select.Conditions;
import io.hoglet.insights.sql.Select.Item;
import io.hoglet.insights.sql.Select.Order;
import io.hoglet.insights.sql.Select.Page;
import io.hoglet.insights.sql.Select.Projection;
import io.hoglet.insights.sql.Select.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads HogQL: one SELECT, or one expression. Everything else SQL has is refused with its place and a word on why. The
 * depth and the number of nodes are bounded, so no text can exhaust the stack or the heap.
 */
public final class Parser {

    private static final Set<String> CLAUSES = Set.of(
            "SELECT",
            "DISTINCT",
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "AS",
            "BY",
            "ASC",
            "DESC",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "JOIN",
            "LEFT",
            "RIGHT",
            "INNER",
            "OUTER",
            "FULL",
            "CROSS",
            "ANY",
            "GLOBAL",
            "ASOF",
            "ARRAY",
            "ON",
            "USING",
            "WITH",
            "WINDOW",
            "QUALIFY",
            "PREWHERE",
            "FINAL",
            "SAMPLE",
            "SETTINGS",
            "FORMAT",
            "INTO");
    private static final Set<String> JOINS =
            Set.of("JOIN", "LEFT", "RIGHT", "INNER", "OUTER", "FULL", "CROSS", "ANY", "GLOBAL", "ASOF", "ARRAY");
    private static final Map<String, String> REFUSED = Map.of(
            "UNION", "UNION is not supported yet",
            "INTERSECT", "INTERSECT is not supported yet",
            "EXCEPT", "EXCEPT is not supported yet",
            "WITH", "WITH is not supported yet; use a subquery after FROM",
            "WINDOW", "window functions are not supported yet",
            "QUALIFY", "window functions are not supported yet",
            "SETTINGS", "a SETTINGS clause is not allowed",
            "FORMAT", "a FORMAT clause is not allowed: the answer is always JSON",
            "INTO", "INTO OUTFILE is not allowed");

    private final Tokens tokens;
    private final Expressions expressions;

    private Parser(String sql) {
        tokens = new Tokens(Lexer.tokens(sql));
        expressions = new Expressions(tokens, this::select);
    }

    /** Parses one SELECT; a semicolon may end it and nothing may follow. */
    public static Select parseSelect(String sql) {
        var parser = new Parser(sql);
        Select select = parser.select();
        parser.expectEnd();
        SizeCheck.check(select);
        return select;
    }

    /** Parses one expression, as in EventsQuery's {@code select} and {@code where}. */
    public static Expr parseExpression(String sql) {
        var parser = new Parser(sql);
        Expr expr = parser.expressions.expression();
        parser.expectEnd();
        SizeCheck.check(expr);
        return expr;
    }

    /** Parses one element of an ORDER BY list. */
    public static Order parseOrder(String sql) {
        var parser = new Parser(sql);
        Order order = parser.orderItem();
        parser.expectEnd();
        SizeCheck.check(order.expr());
        return order;
    }

    static boolean isClause(Token token) {
        return token.kind() == Token.Kind.WORD && CLAUSES.contains(token.upper());
    }

    private void expectEnd() {
        Token semicolon = tokens.peek();
        if (tokens.takeSign(";") && tokens.peek().kind() != Token.Kind.END) {
            throw new HogQLException(semicolon.at(), "only one statement is allowed");
        }
        Token rest = tokens.peek();
        if (rest.kind() != Token.Kind.END) {
            refuseClause(rest);
            throw new HogQLException(rest.at(), "expected the end of the query, found " + rest.shown());
        }
    }

    private static void refuseClause(Token token) {
        if (token.kind() != Token.Kind.WORD) {
            return;
        }
        String word = token.upper();
        String why = REFUSED.get(word);
        if (why != null) {
            throw new HogQLException(token.at(), why);
        }
        if (JOINS.contains(word)) {
            throw new HogQLException(token.at(), "JOIN is not supported yet");
        }
        if (CLAUSES.contains(word) && !word.equals("FROM")) {
            throw new HogQLException(token.at(), word + " is not supported here");
        }
    }

    private Select select() {
        tokens.enter();
        Token start = tokens.peek();
        if (!tokens.takeWord("SELECT")) {
            refuseClause(start);
            throw new HogQLException(start.at(), "expected SELECT, found " + start.shown());
        }
        boolean distinct = tokens.takeWord("DISTINCT");
        var projection = new Projection(distinct, items());
        Source source = tokens.takeWord("FROM") ? source() : null;
        Expr where = tokens.takeWord("WHERE") ? expressions.expression() : null;
        List<Expr> groupBy = tokens.takeWords("GROUP", "BY") ? expressions.list() : List.of();
        Expr having = tokens.takeWord("HAVING") ? expressions.expression() : null;
        List<Order> order = tokens.takeWords("ORDER", "BY") ? orderItems() : List.of();
        Page page = page();
        refuseClause(tokens.peek());
        tokens.leave();
        return new Select(projection, source, new Conditions(where, groupBy, having), order, page);
    }

    private List<Item> items() {
        var items = new ArrayList<Item>();
        do {
            items.add(item());
        } while (tokens.takeSign(","));
        return items;
    }

    private Item item() {
        Expr expr = tokens.peek().isSign("*") ? new Expr.Star(tokens.take().at()) : expressions.expression();
        if (tokens.takeWord("AS")) {
            return new Item(expr, tokens.takeName("a name after AS").text());
        }
        return new Item(expr, optionalAlias());
    }

    private @Nullable String optionalAlias() {
        Token next = tokens.peek();
        boolean isPlainWord = next.kind() == Token.Kind.WORD && !isClause(next) && !Expressions.isReserved(next);
        boolean isAlias = isPlainWord || next.kind() == Token.Kind.QUOTED;
        return isAlias ? tokens.take().text() : null;
    }

    private Source source() {
        Source source = tokens.peek().isSign("(") ? derived() : named();
        Token next = tokens.peek();
        if (next.isSign(",")) {
            throw new HogQLException(
                    next.at(), "JOIN is not supported yet: only one table or subquery may follow FROM");
        }
        return source;
    }

    private Source derived() {
        Token open = tokens.take();
        Select select = select();
        tokens.expectSign(")");
        return new Source.Derived(select, sourceAlias(), open.at());
    }

    private Source named() {
        Token name = tokens.takeName("a table or a subquery");
        Token next = tokens.peek();
        if (next.isSign("(")) {
            throw new HogQLException(name.at(), "table functions are not allowed, such as " + name.shown());
        }
        if (next.isSign(".")) {
            throw new HogQLException(name.at(), "other databases are not allowed, such as " + name.shown());
        }
        return new Source.Named(name.text(), sourceAlias(), name.at());
    }

    private @Nullable String sourceAlias() {
        return tokens.takeWord("AS") ? tokens.takeName("a name after AS").text() : optionalAlias();
    }

    private List<Order> orderItems() {
        var order = new ArrayList<Order>();
        do {
            order.add(orderItem());
        } while (tokens.takeSign(","));
        return order;
    }

    private Order orderItem() {
        Expr expr = expressions.expression();
        boolean descending = tokens.takeWord("DESC");
        if (!descending) {
            tokens.takeWord("ASC");
        }
        return new Order(expr, descending);
    }

    private Page page() {
        Integer limit = tokens.takeWord("LIMIT") ? wholeNumber("LIMIT") : null;
        if (tokens.peek().isSign(",")) {
            throw new HogQLException(tokens.peek().at(), "write LIMIT n OFFSET m instead of LIMIT m, n");
        }
        if (tokens.peek().isWord("BY")) {
            throw new HogQLException(tokens.peek().at(), "LIMIT BY is not supported yet");
        }
        Integer offset = tokens.takeWord("OFFSET") ? wholeNumber("OFFSET") : null;
        return new Page(limit, offset);
    }

    private Integer wholeNumber(String clause) {
        Token number = tokens.take();
        if (number.kind() != Token.Kind.NUMBER
                || number.text().length() > 9
                || !number.text().chars().allMatch(Character::isDigit)) {
            throw new HogQLException(number.at(), "expected a whole number after " + clause);
        }
        return Integer.valueOf(number.text());
    }
}
