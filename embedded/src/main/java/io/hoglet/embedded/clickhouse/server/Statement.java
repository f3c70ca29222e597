// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import io.hoglet.embedded.clickhouse.server.SqlText.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the server must know of a statement before the engine sees it. */
sealed interface Statement {
    /** The SQL that the engine runs. */
    String sql();

    /** INSERT whose rows follow in a format; {@code dataAt} is where they begin in the text. */
    record Insert(String sql, String format, int dataAt) implements Statement {}

    /** A query that can be fetched in pieces, with the format named in it. */
    record Select(String sql, Optional<String> format) implements Statement {}

    /** Anything else. */
    record Other(String sql, Optional<String> format) implements Statement {}

    Set<String> SELECTS = Set.of("SELECT", "WITH", "(");
    int MAX_TOKENS = 200_000;
    int INSERT_TOKENS = 4_000;

    static Statement parse(String text) throws QueryException {
        if (beginsInsert(text)) {
            Optional<Insert> insert = insert(text, SqlText.tokens(text, INSERT_TOKENS));
            if (insert.isPresent()) {
                return insert.get();
            }
        }
        List<Token> tokens = SqlText.tokens(text, MAX_TOKENS);
        refuseLocalFiles(tokens);
        Optional<String> format = trailingFormat(tokens);
        boolean selects =
                !tokens.isEmpty() && SELECTS.contains(tokens.getFirst().upper());
        return selects ? new Select(text, format) : new Other(text, format);
    }

    /** True for SQL whose first word is INSERT. */
    static boolean beginsInsert(String text) {
        List<Token> first = SqlText.tokens(text, 1);
        return !first.isEmpty() && first.getFirst().is("INSERT");
    }

    private static Optional<Insert> insert(String text, List<Token> tokens) throws QueryException {
        for (int i = nameEnd(tokens); i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.upper()) {
                case "SELECT", "WITH" -> {
                    return Optional.empty();
                }
                case "INFILE" -> throw localFiles();
                case "VALUES" -> {
                    return Optional.of(new Insert(text.substring(0, token.start()), "Values", token.end()));
                }
                case "FORMAT" -> {
                    if (i + 1 < tokens.size()) {
                        Token name = tokens.get(i + 1);
                        return Optional.of(new Insert(
                                text.substring(0, token.start()), name.text(), afterFormat(text, name.end())));
                    }
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** The table may be called "format" or "values": words before the end of its name mean nothing. */
    private static int nameEnd(List<Token> tokens) {
        int at = 1;
        while (at < tokens.size()
                && Set.of("INTO", "TABLE", "FUNCTION").contains(tokens.get(at).upper())) {
            at++;
        }
        at++;
        while (at + 1 < tokens.size() && tokens.get(at).is(".")) {
            at += 2;
        }
        return at;
    }

    /** Rows begin after the blanks behind the format's name and at most one line end. */
    private static int afterFormat(String text, int nameEnd) {
        int at = nameEnd;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return at;
    }

    private static Optional<String> trailingFormat(List<Token> tokens) {
        for (int i = tokens.size() - 2; i > 0; i--) {
            if (tokens.get(i).is("FORMAT")) {
                boolean last = i + 2 == tokens.size();
                if (last
                        || tokens.get(i + 2).is("SETTINGS")
                        || tokens.get(i + 2).is(";")) {
                    return Optional.of(tokens.get(i + 1).text());
                }
            }
        }
        return Optional.empty();
    }

    private static void refuseLocalFiles(List<Token> tokens) throws QueryException {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("OUTFILE") && tokens.get(i - 1).is("INTO")) {
                throw localFiles();
            }
        }
    }

    private static QueryException localFiles() {
        return QueryException.of(
                QueryException.SUPPORT_IS_DISABLED,
                "SUPPORT_IS_DISABLED",
                "INTO OUTFILE and FROM INFILE are not allowed");
    }
}
