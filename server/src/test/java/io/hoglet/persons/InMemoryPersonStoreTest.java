// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

final class InMemoryPersonStoreTest extends PersonStoreContract {
    private final PersonStore store = new InMemoryPersonStore();

    @Override
    protected PersonStore store() {
        return store;
    }
}
