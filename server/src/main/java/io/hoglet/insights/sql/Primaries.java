// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what operators stand between: literals, names, calls, brackets, CASE and INTERVAL. */
final class Primaries {

    private static final Set<String> UNITS =
            Set.of("SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

    private final Tokens tokens;
    private final Expressions expressions;

    Primaries(Tokens tokens, Expressions expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expr primary() {
        Expr primary = bare();
        while (tokens.peek().isSign("[")) {
            Position at = tokens.take().at();
            Expr index = expressions.expression();
            tokens.expectSign("]");
            primary = new Expr.Index(primary, index, at);
        }
        return primary;
    }

    /** The right side of IN: a list in brackets, or a subquery. One element is a list, too. */
    Expr set() {
        Token open = tokens.peek();
        if (open.isSign("[")) {
            return array();
        }
        if (!open.isSign("(")) {
            throw new HogQLException(open.at(), "expected '(' after IN, found " + open.shown());
        }
        if (tokens.peekSecond().isWord("SELECT")) {
            return subquery();
        }
        tokens.take();
        List<Expr> items = expressions.list();
        tokens.expectSign(")");
        return new Expr.Sequence(true, items, open.at());
    }

    private Expr bare() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case STRING -> new Expr.Text(tokens.take().text(), token.at());
            case NUMBER -> new Expr.Numeral(tokens.take().text(), token.at());
            case QUOTED -> name();
            case WORD -> word(token);
            case SIGN -> bracket(token);
            case END -> throw new HogQLException(token.at(), "expected an expression, found " + token.shown());
        };
    }

    private Expr word(Token token) {
        if (tokens.peekSecond().isSign("->") && !Expressions.isReserved(token)) {
            return lambda();
        }
        if (tokens.peekSecond().isSign("(") && !Expressions.isReserved(token)) {
            return call();
        }
        return switch (token.upper()) {
            case "NULL" -> new Expr.Null(tokens.take().at());
            case "TRUE" -> new Expr.Bool(true, tokens.take().at());
            case "FALSE" -> new Expr.Bool(false, tokens.take().at());
            case "CASE" -> caseWhen();
            case "INTERVAL" -> tokens.peekSecond().isSign(".") ? name() : interval();
            case "SELECT" ->
                throw new HogQLException(token.at(), "a subquery must stand in parentheses: write (SELECT …)");
            default -> name();
        };
    }

    private Expr bracket(Token token) {
        if (token.isSign("[")) {
            return array();
        }
        if (token.isSign("(")) {
            return tokens.peekSecond().isWord("SELECT") ? subquery() : parenthesis();
        }
        if (token.isSign("{")) {
            throw new HogQLException(token.at(), "placeholders in {} are not supported yet");
        }
        if (token.isSign("*")) {
            throw new HogQLException(token.at(), "* may stand alone in a SELECT or in count(*) only");
        }
        throw new HogQLException(token.at(), "expected an expression, found " + token.shown());
    }

    private Expr subquery() {
        Position at = tokens.take().at();
        Select select = expressions.select();
        tokens.expectSign(")");
        return new Expr.Subquery(select, at);
    }

    private Expr parenthesis() {
        Position at = tokens.take().at();
        var items = new ArrayList<Expr>();
        items.add(expressions.expression());
        boolean isTuple = false;
        while (tokens.takeSign(",")) {
            isTuple = true;
            if (!tokens.peek().isSign(")")) {
                items.add(expressions.expression());
            }
        }
        tokens.expectSign(")");
        return isTuple ? new Expr.Sequence(true, items, at) : items.getFirst();
    }

    private Expr array() {
        Position at = tokens.take().at();
        List<Expr> items = tokens.peek().isSign("]") ? List.of() : expressions.list();
        tokens.expectSign("]");
        return new Expr.Sequence(false, items, at);
    }

    private Expr name() {
        Token first = tokens.takeName("an expression");
        var path = new ArrayList<String>();
        path.add(first.text());
        while (tokens.takeSign(".")) {
            Token part = tokens.take();
            if (part.kind() != Kind.WORD && part.kind() != Kind.QUOTED) {
                throw new HogQLException(part.at(), "expected a name after '.', found " + part.shown());
            }
            path.add(part.text());
        }
        if (tokens.peek().isSign("(")) {
            throw new HogQLException(first.at(), "'" + String.join(".", path) + "' is not a function");
        }
        return new Expr.Field(path, first.at());
    }

    private Expr lambda() {
        Token name = tokens.takeName("a name");
        tokens.expectSign("->");
        return new Expr.Lambda(name.text(), expressions.expression(), name.at());
    }

    private Expr call() {
        Token name = tokens.take();
        List<Expr> parameters = List.of();
        boolean distinct = tokens.peek().isSign("(") && tokens.peekSecond().isWord("DISTINCT");
        List<Expr> arguments = arguments();
        if (tokens.peek().isSign("(")) {
            parameters = arguments;
            distinct = tokens.peekSecond().isWord("DISTINCT");
            arguments = arguments();
        }
        if (tokens.peek().isWord("OVER")) {
            throw new HogQLException(tokens.peek().at(), "window functions are not supported yet");
        }
        return new Expr.Call(name.text(), parameters, arguments, distinct, name.at());
    }

    private List<Expr> arguments() {
        tokens.expectSign("(");
        tokens.takeWord("DISTINCT");
        if (tokens.takeSign(")")) {
            return List.of();
        }
        if (tokens.peek().isSign("*") && tokens.peekSecond().isSign(")")) {
            Position at = tokens.take().at();
            tokens.take();
            return List.of(new Expr.Star(at));
        }
        List<Expr> arguments = expressions.list();
        tokens.expectSign(")");
        return arguments;
    }

    private Expr caseWhen() {
        Position at = tokens.take().at();
        Expr operand = tokens.peek().isWord("WHEN") ? null : expressions.expression();
        var whens = new ArrayList<Expr.When>();
        while (tokens.takeWord("WHEN")) {
            Expr condition = expressions.expression();
            tokens.expectWord("THEN");
            whens.add(new Expr.When(condition, expressions.expression()));
        }
        if (whens.isEmpty()) {
            tokens.expectWord("WHEN");
        }
        Expr otherwise = tokens.takeWord("ELSE") ? expressions.expression() : null;
        tokens.expectWord("END");
        return new Expr.Case(operand, whens, otherwise, at);
    }

    /** {@code INTERVAL 7 DAY}, {@code INTERVAL '7 days'} or {@code INTERVAL '7' DAY}. */
    private Expr interval() {
        Position at = tokens.take().at();
        Token amount = tokens.peek();
        if (amount.kind() == Kind.STRING) {
            return textInterval(tokens.take(), at);
        }
        Expr expr = primary();
        return new Expr.Interval(expr, unit(tokens.take()), at);
    }

    private Expr textInterval(Token text, Position at) {
        String[] parts = text.text().strip().split("\\s+", 3);
        if (!parts[0].matches("-?\\d{1,9}") || parts.length > 2) {
            throw new HogQLException(text.at(), "expected an interval such as '7 day', found " + text.shown());
        }
        var number = new Expr.Numeral(parts[0].replace("-", ""), text.at());
        Expr amount = parts[0].startsWith("-") ? new Expr.Negative(number, text.at()) : number;
        Token unit = parts.length == 2 ? new Token(Kind.WORD, parts[1], text.at()) : tokens.take();
        return new Expr.Interval(amount, unit(unit), at);
    }

    private static String unit(Token token) {
        String unit = token.upper();
        String singular = unit.endsWith("S") ? unit.substring(0, unit.length() - 1) : unit;
        if (token.kind() != Kind.WORD || !UNITS.contains(singular)) {
            throw new HogQLException(
                    token.at(),
                    "expected second, minute, hour, day, week, month, quarter or year, found " + token.shown());
        }
        return singular;
    }
}
