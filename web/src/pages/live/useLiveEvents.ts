// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../api/api';
import type { LiveEvent } from '../../api/types';

const POLL_MILLIS = 700;
/** Rows kept on the page; older ones are a query away. */
const KEPT = 500;

export interface LiveStream {
  shown: LiveEvent[];
  /** Arrived, but held back while the reader looks at older rows. */
  held: number;
  release: () => void;
  error: unknown;
  loaded: boolean;
}

/** Polls new events. While held they wait behind a banner, so that rows never move under the reader's eyes. */
export function useLiveEvents(projectId: number, hold: boolean): LiveStream {
  const [events, setEvents] = useState<LiveEvent[]>([]);
  const [waiting, setWaiting] = useState<LiveEvent[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [loaded, setLoaded] = useState(false);

  useEffect(() => {
    const controller = new AbortController();
    let cursor: string | undefined;
    let timer = 0;
    setEvents([]);
    setWaiting([]);
    setLoaded(false);
    const poll = async () => {
      try {
        if (document.visibilityState === 'visible' || cursor === undefined) {
          const page = await api.liveEvents(projectId, { after: cursor, limit: 100 }, controller.signal);
          cursor = page.cursor;
          setError(null);
          setLoaded(true);
          if (page.results.length > 0) setWaiting((before) => merge(page.results, before));
        }
      } catch (problem) {
        if (controller.signal.aborted) return;
        setError(problem);
      }
      timer = window.setTimeout(poll, POLL_MILLIS);
    };
    void poll();
    return () => {
      controller.abort();
      window.clearTimeout(timer);
    };
  }, [projectId]);

  const release = useCallback(() => {
    setEvents((before) => merge(waiting, before));
    setWaiting([]);
  }, [waiting]);

  useEffect(() => {
    if (waiting.length > 0 && (!hold || events.length === 0)) {
      setEvents((before) => merge(waiting, before));
      setWaiting([]);
    }
  }, [waiting, hold, events.length]);

  return { shown: events, held: waiting.length, release, error, loaded };
}

function merge(fresh: LiveEvent[], before: LiveEvent[]): LiveEvent[] {
  const known = new Set(fresh.map((event) => event.uuid));
  return [...fresh, ...before.filter((event) => !known.has(event.uuid))].slice(0, KEPT);
}
