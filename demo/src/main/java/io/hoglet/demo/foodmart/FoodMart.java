// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The opened data set. {@link #forEachEvent} walks it in this order: stores and products, account openings, then day by
 * day the sale lines of the three tables, so that neither side ever holds more than one day. Not thread-safe.
 */
public final class FoodMart implements AutoCloseable {
    private final Connection connection;
    private final Catalogue catalogue;
    private final int lastCustomerId;

    private FoodMart(Connection connection, Catalogue catalogue, int lastCustomerId) {
        this.connection = connection;
        this.catalogue = catalogue;
        this.lastCustomerId = lastCustomerId;
    }

    /** @param customers how many customers count, the first ones by id; 0 means all */
    public static FoodMart open(int customers) {
        try (var files = FoodMartFiles.copyNeeded()) {
            // Every table is in memory once the database is open, so the copy can go at once, even before a Ctrl-C.
            var connection = DriverManager.getConnection(files.jdbcUrl(), "FOODMART", "FOODMART");
            connection.setReadOnly(true);
            int lastCustomerId = Rows.integer(connection, lastOf(customers));
            return new FoodMart(connection, Catalogue.read(connection), lastCustomerId);
        } catch (SQLException e) {
            throw new SourceException("cannot open FoodMart: " + e.getMessage(), e);
        }
    }

    private static String lastOf(int customers) {
        var limit = customers == 0 ? "" : " LIMIT " + customers;
        return "SELECT max(\"customer_id\") FROM (SELECT \"customer_id\" FROM \"customer\" ORDER BY 1" + limit + ")";
    }

    /** The highest customer id that belongs to the subset; ids are numbers from 1 without gaps. */
    public int lastCustomerId() {
        return lastCustomerId;
    }

    /** What the source holds, counted by the source itself and not by walking it. */
    public SourceCounts counts() {
        long customers = Rows.integer(connection, "SELECT count(*) FROM \"customer\" WHERE " + inSubset());
        long lines = 0;
        for (var table : SalesTable.values()) {
            lines += saleLines(table);
        }
        return new SourceCounts(customers, lines, groups());
    }

    private long groups() {
        long stores = Rows.integer(connection, "SELECT count(*) FROM \"store\"");
        return stores + Rows.integer(connection, "SELECT count(*) FROM \"product\"");
    }

    long saleLines(SalesTable table) {
        return Rows.integer(connection, "SELECT count(*) FROM \"" + table.tableName() + "\" WHERE " + inSubset());
    }

    private String inSubset() {
        return "\"customer_id\" <= " + lastCustomerId;
    }

    /** Hands over every event once; a walk that saw another number of rows than {@link #counts} is an error. */
    public <E extends Exception> void forEachEvent(EventSink<E> sink) throws E, InterruptedException {
        var expected = counts();
        var events = new FoodMartEvents(catalogue);
        long groups = 0;
        for (var group : GroupEvents.of(catalogue)) {
            sink.accept(group);
            groups++;
        }
        long signedUp = 0;
        for (var customer : customers()) {
            sink.accept(events.signedUp(customer));
            signedUp++;
        }
        long purchased = 0;
        for (var day : days()) {
            for (var line : saleLinesOf(day)) {
                sink.accept(events.purchased(line));
                purchased++;
            }
        }
        var seen = new SourceCounts(signedUp, purchased, groups);
        if (!seen.equals(expected)) {
            throw new SourceException("the source says " + expected + " but its rows by day are " + seen);
        }
    }

    private List<Customer> customers() {
        return CustomerRows.read(connection, lastCustomerId);
    }

    private List<Day> days() {
        return Rows.list(
                connection,
                "SELECT \"time_id\", \"the_date\" FROM \"time_by_day\" ORDER BY \"the_date\"",
                row -> new Day(
                        row.getInt(1), row.getObject(2, LocalDateTime.class).toLocalDate()));
    }

    private List<SaleLine> saleLinesOf(Day day) {
        var lines = new ArrayList<SaleLine>();
        for (var table : SalesTable.values()) {
            lines.addAll(new SaleRows(table, day.timeId(), day.date()).read(connection, lastCustomerId));
        }
        return lines;
    }

    @Override
    public void close() {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new SourceException("cannot close FoodMart: " + e.getMessage(), e);
        }
    }

    private record Day(int timeId, LocalDate date) {}
}
