// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens. Comments vanish here; whatever is not a token of the dialect is refused with its place. */
final class Lexer {

    static final int MAX_LENGTH = 50_000;

    private static final int MAX_NAME = 400;
    private static final List<String> SIGNS =
            List.of("==", "!=", "<>", "<=", ">=", "||", "->", "::", "(", ")", "[", "]", "{", "}", ",", ".", ";");
    private static final String SINGLE_SIGNS = "=<>+-*/%?:";

    private final String sql;
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        if (sql.length() > MAX_LENGTH) {
            throw new HogQLException(
                    new Position(1, 1), "the query is longer than " + MAX_LENGTH + " characters; make it shorter");
        }
        var lexer = new Lexer(sql);
        var tokens = new ArrayList<Token>();
        Token token = lexer.next();
        while (token.kind() != Kind.END) {
            tokens.add(token);
            token = lexer.next();
        }
        tokens.add(token);
        return tokens;
    }

    private Token next() {
        skipBlanksAndComments();
        Position here = here();
        if (at >= sql.length()) {
            return new Token(Kind.END, "", here);
        }
        char c = sql.charAt(at);
        if (c == '\'') {
            return new Token(Kind.STRING, quoted('\'', here), here);
        }
        if (c == '`' || c == '"') {
            return name(quoted(c, here), Kind.QUOTED, here);
        }
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            return new Token(Kind.NUMBER, number(here), here);
        }
        if (isWordStart(c)) {
            int start = at;
            while (isWordStart(peek(0)) || isDigit(peek(0))) {
                at++;
            }
            return name(sql.substring(start, at), Kind.WORD, here);
        }
        return new Token(Kind.SIGN, sign(here), here);
    }

    private static Token name(String text, Kind kind, Position here) {
        if (text.isEmpty() || text.length() > MAX_NAME || text.indexOf('\0') >= 0) {
            throw new HogQLException(here, "a name must have 1 to " + MAX_NAME + " characters");
        }
        return new Token(kind, text, here);
    }

    private String sign(Position here) {
        for (String sign : SIGNS) {
            if (sql.startsWith(sign, at)) {
                at += sign.length();
                return sign;
            }
        }
        char c = sql.charAt(at);
        if (SINGLE_SIGNS.indexOf(c) < 0) {
            throw new HogQLException(here, "the character '" + shown(sql.codePointAt(at)) + "' is not expected here");
        }
        at++;
        return String.valueOf(c);
    }

    private static String shown(int codePoint) {
        return Character.isISOControl(codePoint) || !Character.isDefined(codePoint)
                ? String.format("\\u%04x", codePoint)
                : Character.toString(codePoint);
    }

    private String number(Position here) {
        int start = at;
        digits();
        if (peek(0) == '.' && isDigit(peek(1))) {
            at++;
            digits();
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            int sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
            if (isDigit(peek(sign))) {
                at += sign;
                digits();
            }
        }
        if (isWordStart(peek(0)) || at - start > 60) {
            throw new HogQLException(here, "this is not a number");
        }
        return sql.substring(start, at);
    }

    private void digits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    private String quoted(char quote, Position here) {
        var text = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == quote) {
                if (peek(0) != quote) {
                    return text.toString();
                }
                at++;
                text.append(quote);
            } else if (c == '\\' && at < sql.length()) {
                appendEscape(text, quote);
            } else {
                newLineAfter(c);
                text.append(c);
            }
        }
        throw new HogQLException(here, "the closing " + quote + " is missing");
    }

    /** An escape we do not know keeps its backslash, so that '\d' stays a regular expression and '\%' a LIKE escape. */
    private void appendEscape(StringBuilder text, char quote) {
        char c = sql.charAt(at++);
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case '0' -> text.append('\0');
            case '\\' -> text.append('\\');
            default -> {
                newLineAfter(c);
                text.append(c == quote ? "" : "\\").append(c);
            }
        }
    }

    private void skipBlanksAndComments() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
                at++;
                newLineAfter(c);
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        Position start = here();
        int end = sql.indexOf("*/", at + 2);
        if (end < 0) {
            throw new HogQLException(start, "the comment is not closed: '*/' is missing");
        }
        while (at < end + 2) {
            newLineAfter(sql.charAt(at++));
        }
    }

    private void newLineAfter(char c) {
        if (c == '\n') {
            line++;
            lineStart = at;
        }
    }

    private Position here() {
        return new Position(line, at - lineStart + 1);
    }

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }
}
