// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import io.hoglet.accounts.Account;
import io.hoglet.accounts.Profile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An account as its owner sees it. */
record UserReply(
        long id, UUID uuid, String email, String firstName, OrganizationReply organization, Optional<Record> team) {
    record OrganizationReply(UUID id, String name, List<OrganizationProjects.Named> projects) {}

    static UserReply of(Account account, Profile profile, OrganizationProjects projects) {
        var organization = profile.organization(account.organizationId())
                .orElseThrow(() -> new IllegalStateException("an account without organisation"));
        return new UserReply(
                account.id(),
                account.uuid(),
                account.email(),
                account.firstName(),
                new OrganizationReply(organization.uuid(), organization.name(), projects.names(organization.id())),
                projects.current(organization.id()));
    }
}
