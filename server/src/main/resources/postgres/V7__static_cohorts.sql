-- SPDX-License-Identifier: Apache-2.0
-- Who was listed as a member of a static cohort. Merges of persons write here at the pipeline's pace.

CREATE TABLE cohort_persons (
    team_id   bigint NOT NULL,
    cohort_id bigint NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    PRIMARY KEY (cohort_id, person_id)
);
-- For flags, and for the merge and the deletion of persons.
CREATE INDEX cohort_persons_of_person ON cohort_persons (person_id);
