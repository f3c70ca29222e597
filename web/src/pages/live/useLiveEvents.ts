// SPDX-License-Identifier: Apache-2.0
import { useDocumentVisibility } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../api/api';
import { ApiError } from '../../api/client';
import { sessionEnded } from '../../api/session';
import type { LiveEvent } from '../../api/types';
import { arrive, EMPTY, release } from './liveBuffer';

const POLL_MILLIS = 700;
const POLL_AFTER_ERROR_MILLIS = 3000;

export interface LiveStream {
  shown: LiveEvent[];
  /** Arrived, but held back while the reader looks at older rows. */
  held: number;
  release: () => void;
  error: unknown;
  loaded: boolean;
}

/**
 * Polls new events of one project while the tab is visible. Held ones wait, so that rows never move under the reader's
 * eyes.
 */
export function useLiveEvents(projectId: number, hold: boolean): LiveStream {
  const [buffer, setBuffer] = useState(EMPTY);
  const [error, setError] = useState<unknown>(null);
  const [loaded, setLoaded] = useState(false);
  const visible = useDocumentVisibility() === 'visible';
  const cursor = useRef<string | undefined>(undefined);
  const holding = useRef(hold);
  holding.current = hold;

  useEffect(() => {
    if (!visible) return;
    const controller = new AbortController();
    let timer = 0;
    const poll = async () => {
      let pause = POLL_MILLIS;
      try {
        const page = await api.liveEvents(projectId, { after: cursor.current, limit: 100 }, controller.signal);
        cursor.current = page.cursor;
        setError(null);
        setLoaded(true);
        setBuffer((before) => arrive(before, page.results, holding.current));
      } catch (problem) {
        if (controller.signal.aborted) return;
        if (sessionEnded(problem)) return;
        setError(problem);
        pause = retryMillis(problem);
      }
      timer = window.setTimeout(poll, pause);
    };
    void poll();
    return () => {
      controller.abort();
      window.clearTimeout(timer);
    };
  }, [projectId, visible]);

  const showHeld = useCallback(() => setBuffer(release), []);
  useEffect(() => {
    if (!hold) showHeld();
  }, [hold, showHeld]);

  return { shown: buffer.shown, held: buffer.held.length, release: showHeld, error, loaded };
}

function retryMillis(problem: unknown): number {
  const seconds = problem instanceof ApiError ? problem.retryAfter : null;
  return seconds === null ? POLL_AFTER_ERROR_MILLIS : seconds * 1000;
}
