// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A borrowed connection wearing the settings and database of one request. The engine knows settings per session, so
 * they are put on before the statement and taken off after it; a connection that cannot be undressed is discarded.
 */
final class Session implements AutoCloseable {
    private final ConnectionPool pool;
    private final EngineConnection connection;
    private final Map<String, String> baseSettings;
    private final QueryParameters parameters;
    private boolean spoilt;

    private Session(
            ConnectionPool pool,
            EngineConnection connection,
            Map<String, String> baseSettings,
            QueryParameters parameters) {
        this.pool = pool;
        this.connection = connection;
        this.baseSettings = baseSettings;
        this.parameters = parameters;
    }

    static Session open(ConnectionPool pool, Map<String, String> baseSettings, QueryParameters parameters)
            throws QueryException, InterruptedException {
        Session session = new Session(pool, pool.borrow(), baseSettings, parameters);
        try {
            session.dress();
            return session;
        } catch (QueryException e) {
            session.spoil();
            session.close();
            throw e;
        }
    }

    EngineConnection connection() {
        return connection;
    }

    /** The session has been changed by the statement itself and cannot be given to the next request. */
    void spoil() {
        spoilt = true;
    }

    @Override
    public void close() {
        if (!spoilt && undressed()) {
            pool.giveBack(connection);
        } else {
            pool.discard(connection);
        }
    }

    private boolean undressed() {
        try {
            undress();
            return true;
        } catch (QueryException e) {
            // A fresh session needs no undressing.
            return false;
        }
    }

    private void dress() throws QueryException {
        if (!parameters.settings().isEmpty()) {
            connection.execute("SET "
                    + parameters.settings().entrySet().stream()
                            .map(setting -> setting.getKey() + " = " + quoted(setting.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        if (parameters.database().isPresent()) {
            connection.execute(
                    "USE `" + parameters.database().get().replace("\\", "\\\\").replace("`", "\\`") + "`");
        }
    }

    private void undress() throws QueryException {
        if (!parameters.settings().isEmpty()) {
            connection.execute("SET "
                    + parameters.settings().keySet().stream()
                            .map(name -> name + " = " + original(name))
                            .collect(Collectors.joining(", ")));
        }
        if (parameters.database().isPresent()) {
            connection.execute("USE default");
        }
    }

    private String original(String name) {
        return baseSettings.containsKey(name) ? quoted(baseSettings.getOrDefault(name, "")) : "DEFAULT";
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
