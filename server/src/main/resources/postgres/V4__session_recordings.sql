-- SPDX-License-Identifier: Apache-2.0
-- Recordings show what people saw and did: a project has none until somebody asks for them.

ALTER TABLE projects ADD COLUMN session_recording_opt_in boolean NOT NULL DEFAULT false;
