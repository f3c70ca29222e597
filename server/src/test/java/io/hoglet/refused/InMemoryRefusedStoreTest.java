// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

class InMemoryRefusedStoreTest extends RefusedStoreContract {
    private final RefusedStore store = new InMemoryRefusedStore();

    @Override
    protected RefusedStore store() {
        return store;
    }

    @Override
    protected long project() {
        return 1;
    }

    @Override
    protected long otherProject() {
        return 2;
    }
}
