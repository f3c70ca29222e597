// SPDX-License-Identifier: Apache-2.0

export interface IngestionLimits {
  events_per_month: number | null;
  recordings_per_month: number | null;
  feature_flags_per_month: number | null;
  events_per_second: number | null;
  burst: number | null;
}

export interface LimitsAndUsage extends IngestionLimits {
  used: { month: string; events: number; recordings: number; feature_flags: number };
}

export interface EventRestriction {
  id: number;
  distinct_id: string | null;
  created_at: string;
}
