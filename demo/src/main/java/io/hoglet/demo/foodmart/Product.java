// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

/** A product with its place in the hierarchy family, department, category, subcategory. */
record Product(String name, String brand, String subcategory, String category, String department, String family) {}
