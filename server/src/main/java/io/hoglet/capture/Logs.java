// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/** Where capture keeps what it takes. */
public record Logs(EventLog events, SnapshotLog snapshots) {}
