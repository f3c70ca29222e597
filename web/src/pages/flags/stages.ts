// SPDX-License-Identifier: Apache-2.0
import type { Stage } from '../../api/types';

export const STAGES: { value: Stage; label: string }[] = [
  { value: 'concept', label: 'Concept' },
  { value: 'alpha', label: 'Alpha' },
  { value: 'beta', label: 'Beta' },
  { value: 'general-availability', label: 'General availability' },
  { value: 'archived', label: 'Archived' },
];

export const stageLabel = (stage: Stage): string => STAGES.find((one) => one.value === stage)?.label ?? stage;

/** Whether visitors may still choose. */
export const isOpen = (stage: Stage): boolean => stage !== 'general-availability' && stage !== 'archived';
