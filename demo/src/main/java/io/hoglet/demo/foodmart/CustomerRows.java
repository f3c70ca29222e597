// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the customers in the order in which their accounts were opened. Properties are what the source has and
 * nothing else; street addresses and telephone numbers stay behind because no chart needs them.
 */
final class CustomerRows {
    /** Property of the person, column of the table. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("name", "fullname"),
            Map.entry("first_name", "fname"),
            Map.entry("last_name", "lname"),
            Map.entry("city", "city"),
            Map.entry("state", "state_province"),
            Map.entry("postal_code", "postal_code"),
            Map.entry("country", "country"),
            Map.entry("gender", "gender"),
            Map.entry("marital_status", "marital_status"),
            Map.entry("education", "education"),
            Map.entry("occupation", "occupation"),
            Map.entry("yearly_income", "yearly_income"),
            Map.entry("member_card", "member_card"));

    private static final Map<String, String> NUMBERS = Map.of(
            "total_children", "total_children",
            "children_at_home", "num_children_at_home",
            "cars_owned", "num_cars_owned");

    private CustomerRows() {}

    static List<Customer> read(Connection connection, int lastCustomerId) {
        return Rows.list(
                connection,
                "SELECT * FROM \"customer\" WHERE \"customer_id\" <= " + lastCustomerId
                        + " ORDER BY \"date_accnt_opened\", \"customer_id\"",
                CustomerRows::customer);
    }

    private static Customer customer(ResultSet row) throws SQLException {
        var properties = new HashMap<String, Object>();
        for (var text : TEXTS.entrySet()) {
            var value = row.getString(text.getValue());
            if (value != null) {
                properties.put(text.getKey(), value);
            }
        }
        for (var number : NUMBERS.entrySet()) {
            int value = row.getInt(number.getValue());
            if (!row.wasNull()) {
                properties.put(number.getKey(), value);
            }
        }
        var opened = row.getObject("date_accnt_opened", LocalDate.class);
        properties.put("customer_id", row.getInt("customer_id"));
        properties.put("birth_date", row.getObject("birthdate", LocalDate.class).toString());
        properties.put("customer_since", opened.toString());
        properties.put("house_owner", "Y".equals(row.getString("houseowner")));
        return new Customer(row.getInt("customer_id"), opened, properties);
    }
}
