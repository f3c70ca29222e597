// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Expr.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions by operator strength: OR 1, AND 2, NOT 3, comparisons 4, then || + * and the prefix minus. A loop,
 * not recursion, eats chains of operators.
 */
final class Expressions {

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARISON = 4;
    private static final Set<String> RESERVED = Set.of(
            "AND", "OR", "NOT", "IN", "IS", "LIKE", "ILIKE", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "END", "NULL",
            "TRUE", "FALSE");

    private final Tokens tokens;
    private final Supplier<Select> select;
    private final Primaries primaries;

    Expressions(Tokens tokens, Supplier<Select> select) {
        this.tokens = tokens;
        this.select = select;
        this.primaries = new Primaries(tokens, this);
    }

    static boolean isReserved(Token token) {
        return token.kind() == Token.Kind.WORD && RESERVED.contains(token.upper());
    }

    Expr expression() {
        return expression(OR);
    }

    Select select() {
        return select.get();
    }

    List<Expr> list() {
        var all = new ArrayList<Expr>();
        do {
            all.add(expression());
        } while (tokens.takeSign(","));
        return all;
    }

    private Expr expression(int weakest) {
        tokens.enter();
        Expr left = prefix();
        Expr longer = continued(left, weakest);
        while (longer != null) {
            left = longer;
            longer = continued(left, weakest);
        }
        tokens.leave();
        return left;
    }

    private Expr prefix() {
        Token token = tokens.peek();
        if (tokens.takeWord("NOT")) {
            return new Expr.Not(expression(NOT), token.at());
        }
        if (tokens.takeSign("-")) {
            return new Expr.Negative(expression(8), token.at());
        }
        return primaries.primary();
    }

    /** Eats one operator and its right side when it binds at least as tightly as {@code weakest}; or else nothing. */
    private @Nullable Expr continued(Expr left, int weakest) {
        Token token = tokens.peek();
        if (token.isWord("OR") && weakest <= OR) {
            return logical(left, false);
        }
        if (token.isWord("AND") && weakest <= AND) {
            return logical(left, true);
        }
        if (weakest <= COMPARISON && token.kind() == Token.Kind.WORD) {
            Expr compared = wordComparison(left, token);
            if (compared != null) {
                return compared;
            }
        }
        Operator operator = operator(token);
        if (operator == null || operator.strength() < weakest) {
            refuseSign(token);
            return null;
        }
        tokens.take();
        return new Expr.Binary(operator, left, expression(operator.strength() + 1), token.at());
    }

    private static void refuseSign(Token token) {
        if (token.isSign("?")) {
            throw new HogQLException(token.at(), "the operator ?: is not supported; use if(condition, a, b)");
        }
        if (token.isSign("::")) {
            throw new HogQLException(
                    token.at(), "casts with :: are not supported; use toString, toInt, toFloat, toDate");
        }
        if (token.isSign("->")) {
            throw new HogQLException(token.at(), "a lambda begins with one name, as in x -> x = 1");
        }
    }

    private Expr logical(Expr first, boolean all) {
        Position at = tokens.peek().at();
        var operands = new ArrayList<Expr>();
        operands.add(first);
        while (tokens.takeWord(all ? "AND" : "OR")) {
            operands.add(expression(all ? NOT : AND));
        }
        return new Expr.Logical(all, operands, at);
    }

    private @Nullable Expr wordComparison(Expr left, Token token) {
        if (tokens.takeWord("IS")) {
            boolean negated = tokens.takeWord("NOT");
            tokens.expectWord("NULL");
            return new Expr.IsNull(left, negated, token.at());
        }
        boolean negated = token.isWord("NOT");
        Token word = negated ? tokens.peekSecond() : token;
        if (word.isWord("BETWEEN")) {
            takeWithNot(negated);
            Expr low = expression(COMPARISON + 1);
            tokens.expectWord("AND");
            return new Expr.Between(left, low, expression(COMPARISON + 1), negated, token.at());
        }
        if (word.isWord("IN")) {
            takeWithNot(negated);
            return new Expr.Binary(negated ? Operator.NOT_IN : Operator.IN, left, primaries.set(), token.at());
        }
        if (word.isWord("LIKE")) {
            takeWithNot(negated);
            return like(negated ? Operator.NOT_LIKE : Operator.LIKE, left, token);
        }
        if (word.isWord("ILIKE")) {
            takeWithNot(negated);
            return like(negated ? Operator.NOT_ILIKE : Operator.ILIKE, left, token);
        }
        return null;
    }

    private Expr like(Operator operator, Expr left, Token token) {
        return new Expr.Binary(operator, left, expression(COMPARISON + 1), token.at());
    }

    private void takeWithNot(boolean negated) {
        tokens.take();
        if (negated) {
            tokens.take();
        }
    }

    private static @Nullable Operator operator(Token token) {
        if (token.kind() != Token.Kind.SIGN) {
            return null;
        }
        return switch (token.text().toLowerCase(Locale.ROOT)) {
            case "=", "==" -> Operator.EQUAL;
            case "!=", "<>" -> Operator.NOT_EQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "||" -> Operator.CONCAT;
            case "+" -> Operator.PLUS;
            case "-" -> Operator.MINUS;
            case "*" -> Operator.TIMES;
            case "/" -> Operator.DIVIDE;
            case "%" -> Operator.MODULO;
            default -> null;
        };
    }
}
