-- SPDX-License-Identifier: Apache-2.0
-- Keys of a project for servers (phs_…), as their SHA-256 in hex. After a rotation the old one is the backup until the
-- new one is confirmed.

CREATE TABLE project_secret_tokens (
    project_id         bigint PRIMARY KEY REFERENCES projects (id),
    secret_hash        text        NOT NULL UNIQUE CHECK (length(secret_hash) = 64),
    mask_value         text        NOT NULL,
    created_at         timestamptz NOT NULL,
    backup_secret_hash text UNIQUE CHECK (length(backup_secret_hash) = 64),
    backup_mask_value  text,
    CHECK ((backup_secret_hash IS NULL) = (backup_mask_value IS NULL))
);

-- A flag that only delivers a payload to servers.
ALTER TABLE feature_flags ADD COLUMN is_remote_configuration boolean NOT NULL DEFAULT false;
