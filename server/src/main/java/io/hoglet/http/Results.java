// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import java.util.List;

/** The envelope of a short list without pages. */
public record Results<T>(List<T> results) {}
