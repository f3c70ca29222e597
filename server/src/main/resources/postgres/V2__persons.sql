-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE persons (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id       bigint      NOT NULL,
    uuid          uuid        NOT NULL,
    created_at    timestamptz NOT NULL,
    properties    jsonb       NOT NULL,
    is_identified boolean     NOT NULL,
    version       bigint      NOT NULL,
    UNIQUE (team_id, uuid)
) WITH (fillfactor = 80); -- room for updates on the same page

-- The list of persons, newest first.
CREATE INDEX persons_by_creation ON persons (team_id, created_at DESC, id DESC);

CREATE TABLE person_distinct_ids (
    team_id     bigint       NOT NULL,
    distinct_id varchar(400) NOT NULL,
    person_id   bigint       NOT NULL REFERENCES persons (id),
    version     bigint       NOT NULL,
    PRIMARY KEY (team_id, distinct_id)
);
CREATE INDEX person_distinct_ids_of_person ON person_distinct_ids (person_id);

-- The version at which a person was deleted: should it come back, it continues above.
CREATE TABLE person_tombstones (
    team_id bigint NOT NULL,
    uuid    uuid   NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (team_id, uuid)
);

-- How far the records of a topic have changed persons. Advanced by compare-and-set.
CREATE TABLE pipeline_progress (
    topic_id    uuid    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic_id, partition)
) WITH (fillfactor = 50);

-- What changed and may not have reached Kafka yet, by the partition whose records changed it. Keys only: what is sent is
-- the state at that time, and versions order it.
CREATE TABLE pipeline_outbox (
    topic_id  uuid     NOT NULL,
    partition integer  NOT NULL,
    kind      smallint NOT NULL CHECK (kind IN (1, 2)), -- 1 person (key: uuid), 2 id mapping (key: distinct id)
    team_id   bigint   NOT NULL,
    key       text     NOT NULL
);
CREATE INDEX pipeline_outbox_of_partition ON pipeline_outbox (topic_id, partition);
