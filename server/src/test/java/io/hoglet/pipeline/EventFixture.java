// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hoglet.persons.PersonUpdate;
import io.hoglet.pipeline.steps.Steps;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** One captured event; what is not said has a default. */
public record EventFixture(
        String name,
        String distinctId,
        UUID uuid,
        Instant receivedAt,
        OptionalLong sentAt,
        String ip,
        String json,
        CapturedRecord.Position position) {
    public static final long TEAM = 7;
    public static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    public static EventFixture anEvent() {
        return new EventFixture(
                "page",
                "u1",
                UUID.fromString("0190a8e0-0000-7000-8000-000000000001"),
                NOW,
                OptionalLong.empty(),
                "",
                "{}",
                new CapturedRecord.Position(0, 0));
    }

    public EventFixture named(String other) {
        return new EventFixture(other, distinctId, uuid, receivedAt, sentAt, ip, json, position);
    }

    public EventFixture by(String id) {
        return new EventFixture(name, id, uuid, receivedAt, sentAt, ip, json, position);
    }

    public EventFixture withUuid(UUID other) {
        return new EventFixture(name, distinctId, other, receivedAt, sentAt, ip, json, position);
    }

    public EventFixture sentAt(Instant time) {
        return new EventFixture(
                name, distinctId, uuid, receivedAt, OptionalLong.of(time.toEpochMilli()), ip, json, position);
    }

    public EventFixture from(String address) {
        return new EventFixture(name, distinctId, uuid, receivedAt, sentAt, address, json, position);
    }

    /** The whole JSON of the event, with single quotes for double ones. */
    public EventFixture saying(String body) {
        return new EventFixture(name, distinctId, uuid, receivedAt, sentAt, ip, body.replace('\'', '"'), position);
    }

    /** Only its properties, with single quotes for double ones. */
    public EventFixture with(String properties) {
        return saying("{'properties':" + properties + "}");
    }

    public EventFixture at(int partition, long offset) {
        return new EventFixture(
                name, distinctId, uuid, receivedAt, sentAt, ip, json, new CapturedRecord.Position(partition, offset));
    }

    public CapturedRecord record() {
        return new CapturedRecord(
                position,
                TEAM,
                distinctId,
                name,
                uuid,
                receivedAt.toEpochMilli(),
                sentAt,
                ip,
                json.getBytes(StandardCharsets.UTF_8));
    }

    /** As it enters the steps. */
    public PipelineEvent raw() {
        var nodes = JsonNodeFactory.instance;
        return new PipelineEvent(
                record(),
                nodes.objectNode(),
                nodes.objectNode(),
                receivedAt,
                PersonMode.FULL,
                new PersonUpdate(nodes.objectNode(), nodes.objectNode(), Set.of(), false),
                "");
    }

    public Outcome throughAllSteps() {
        return new Pipeline(Steps.inOrder(), new SimpleMeterRegistry()).run(record());
    }

    /** As it leaves the steps. */
    public PipelineEvent processed() {
        return switch (throughAllSteps()) {
            case Outcome.Next next -> next.event();
            case Outcome.Dropped dropped -> throw new AssertionError("dropped: " + dropped.reason());
            case Outcome.Unreadable unreadable -> throw new AssertionError("unreadable: " + unreadable.reason());
        };
    }
}
