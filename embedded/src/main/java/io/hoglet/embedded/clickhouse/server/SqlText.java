// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Splits SQL into the words that stand outside strings, comments and brackets. Pure. */
final class SqlText {
    /** A word or a single other character outside brackets, with its place in the text. */
    record Token(String text, int start, int end) {
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        String upper() {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int depth;

    private SqlText(String sql) {
        this.sql = sql;
    }

    /** The tokens up to {@code limit} of them, outside brackets; a bracketed part is one token "(". */
    static List<Token> tokens(String sql, int limit) {
        SqlText text = new SqlText(sql);
        text.scan(limit);
        return List.copyOf(text.tokens);
    }

    private void scan(int limit) {
        int at = 0;
        while (at < sql.length() && tokens.size() < limit) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (startsComment(at)) {
                at = afterComment(at);
            } else if (c == '\'' || c == '"' || c == '`') {
                at = quoted(at, afterQuoted(at, c));
            } else if (c == '\u2018' || c == '\u201c') {
                // The engine takes typographic quotes for quotes; nothing can be escaped in them.
                at = quoted(at, after(c == '\u2018' ? "\u2019" : "\u201d", at + 1));
            } else if (c == '$' && heredoc(at).isPresent()) {
                String mark = heredoc(at).get();
                at = quoted(at, after(mark, at + mark.length()));
            } else if (isWordPart(c)) {
                int end = at;
                while (end < sql.length() && isWordPart(sql.charAt(end))) {
                    end++;
                }
                add(sql.substring(at, end), at, end);
                at = end;
            } else {
                at = symbol(c, at);
            }
        }
    }

    private int symbol(char c, int at) {
        boolean opens = c == '(' || c == '[' || c == '{';
        boolean closes = c == ')' || c == ']' || c == '}';
        if (closes) {
            depth = Math.max(0, depth - 1);
        } else {
            add(String.valueOf(c), at, at + 1);
        }
        if (opens) {
            depth++;
        }
        return at + 1;
    }

    private int quoted(int start, int end) {
        add("quoted", start, end);
        return end;
    }

    private int after(String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }

    /** The mark {@code $name$} or {@code $$} that begins and ends a text, if one begins here and ends later. */
    private Optional<String> heredoc(int at) {
        int end = at + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        if (end >= sql.length() || sql.charAt(end) != '$') {
            return Optional.empty();
        }
        String mark = sql.substring(at, end + 1);
        return sql.indexOf(mark, end + 1) < 0 ? Optional.empty() : Optional.of(mark);
    }

    private void add(String text, int start, int end) {
        if (depth == 0) {
            tokens.add(new Token(text, start, end));
        }
    }

    private boolean startsComment(int at) {
        return sql.startsWith("--", at)
                || sql.startsWith("/*", at)
                || sql.startsWith("#!", at)
                || sql.startsWith("# ", at);
    }

    private int afterComment(int at) {
        boolean block = sql.startsWith("/*", at);
        int end = block ? sql.indexOf("*/", at + 2) : sql.indexOf('\n', at);
        return end < 0 ? sql.length() : end + (block ? 2 : 1);
    }

    private int afterQuoted(int at, char quote) {
        int i = at + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c == quote) {
                boolean doubled = i + 1 < sql.length() && sql.charAt(i + 1) == quote;
                if (!doubled) {
                    return i + 1;
                }
                i += 2;
            } else {
                i++;
            }
        }
        return sql.length();
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
