// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import java.util.List;

/** The parser's cursor over the tokens, and its guard against deep nesting. */
final class Tokens {

    /** Each level costs a handful of stack frames; the smallest stack we run on holds many times this. */
    static final int MAX_NESTING = 100;

    private final List<Token> all;
    private int next;
    private int nesting;

    Tokens(List<Token> all) {
        this.all = List.copyOf(all);
    }

    Token peek() {
        return all.get(next);
    }

    Token peekSecond() {
        return all.get(Math.min(next + 1, all.size() - 1));
    }

    Token take() {
        Token token = peek();
        if (next < all.size() - 1) {
            next++;
        }
        return token;
    }

    boolean takeSign(String sign) {
        boolean found = peek().isSign(sign);
        if (found) {
            take();
        }
        return found;
    }

    boolean takeWord(String word) {
        boolean found = peek().isWord(word);
        if (found) {
            take();
        }
        return found;
    }

    boolean takeWords(String first, String second) {
        if (!takeWord(first)) {
            return false;
        }
        expectWord(second);
        return true;
    }

    void expectSign(String sign) {
        if (!takeSign(sign)) {
            throw new HogQLException(peek().at(), "expected '" + sign + "', found " + peek().shown());
        }
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw new HogQLException(peek().at(), "expected " + word + ", found " + peek().shown());
        }
    }

    /** A name that is not a clause's word; anything may be a name when it is quoted. */
    Token takeName(String expected) {
        Token token = peek();
        boolean isName = token.kind() == Token.Kind.QUOTED
                || (token.kind() == Token.Kind.WORD && !Parser.isClause(token) && !Expressions.isReserved(token));
        if (!isName) {
            throw new HogQLException(token.at(), "expected " + expected + ", found " + token.shown());
        }
        return take();
    }

    void enter() {
        if (++nesting > MAX_NESTING) {
            throw new HogQLException(peek().at(), "the query is nested deeper than " + MAX_NESTING + " levels");
        }
    }

    void leave() {
        nesting--;
    }
}
