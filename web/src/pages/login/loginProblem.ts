// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '../../api/client';

export interface LoginProblem {
  text: string;
  /** Seconds until another try makes sense, or null. */
  wait: number | null;
}

export function loginProblem(error: unknown): LoginProblem {
  if (error instanceof ApiError && error.status === 429) {
    return { text: 'Too many wrong tries.', wait: error.retryAfter ?? 60 };
  }
  if (error instanceof ApiError && error.code === 'invalid_credentials') {
    return { text: 'That e-mail and password do not belong together. Check both and try again.', wait: null };
  }
  return { text: error instanceof Error ? error.message : 'Signing in failed.', wait: null };
}
