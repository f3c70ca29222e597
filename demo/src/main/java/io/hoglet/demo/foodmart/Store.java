// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

/** Where something was bought. */
record Store(String name, String type, String city, String state, String country) {}
