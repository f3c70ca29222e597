// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

/** The promotion under which something was bought; the source has a row "No Promotion" too. */
record Promotion(String name, String media) {}
