// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.time.LocalDate;
import java.util.Map;

/** One customer: the id, the day on which the account was opened, and what becomes the person's properties. */
record Customer(int id, LocalDate accountOpened, Map<String, Object> properties) {
    Customer {
        properties = Map.copyOf(properties);
    }
}
