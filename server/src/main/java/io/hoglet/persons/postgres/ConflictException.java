// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.postgres;

/** Another transaction changed what this one had read. Begin again. */
final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConflictException(String what) {
        super(what, null, false, false);
    }
}
