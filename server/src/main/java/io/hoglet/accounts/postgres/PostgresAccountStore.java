// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.postgres;

import io.hoglet.accounts.Account;
import io.hoglet.accounts.AccountStore;
import io.hoglet.accounts.Organization;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Accounts in PostgreSQL. Thread-safe. */
public final class PostgresAccountStore implements AccountStore {
    private static final String SELECT =
            "SELECT id, uuid, organization_id, email, first_name, password_hash FROM users WHERE ";

    private final Postgres postgres;

    public PostgresAccountStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Optional<WithPassword> byEmail(String email) {
        return postgres.with(handle -> handle.createQuery(SELECT + "lower(email) = :email")
                .bind("email", email)
                .map((row, context) -> account(row))
                .findOne());
    }

    @Override
    public Optional<WithPassword> byId(long userId) {
        return postgres.with(handle -> handle.createQuery(SELECT + "id = :id")
                .bind("id", userId)
                .map((row, context) -> account(row))
                .findOne());
    }

    private static WithPassword account(ResultSet row) throws SQLException {
        var account = new Account(
                row.getLong("id"),
                Rows.uuid(row, "uuid"),
                row.getLong("organization_id"),
                row.getString("email"),
                row.getString("first_name"));
        return new WithPassword(account, row.getString("password_hash"));
    }

    @Override
    public Optional<Organization> organization(long organizationId) {
        return postgres.with(handle -> handle.createQuery("SELECT id, uuid, name FROM organizations WHERE id = :id")
                .bind("id", organizationId)
                .map((row, context) ->
                        new Organization(row.getLong("id"), Rows.uuid(row, "uuid"), row.getString("name")))
                .findOne());
    }

    @Override
    public void rename(long userId, String firstName) {
        postgres.use(handle -> handle.createUpdate("UPDATE users SET first_name = :name WHERE id = :id")
                .bind("name", firstName)
                .bind("id", userId)
                .execute());
    }

    @Override
    public void changePassword(long userId, String passwordHash) {
        postgres.use(handle -> handle.createUpdate("UPDATE users SET password_hash = :hash WHERE id = :id")
                .bind("hash", passwordHash)
                .bind("id", userId)
                .execute());
    }
}
