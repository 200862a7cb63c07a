import { toError } from '@backstage/errors';
import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { DemoAuthClient, type People } from './DemoAuthClient';

/** The people found so far, or why there are none. */
export type PeopleState =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry: () => void }
  | { status: 'loaded'; people: People; loadMore?: () => void };

/** Searches people by name, a page at a time. */
export function usePeople(q: string): PeopleState {
  const discoveryApi = useApi(discoveryApiRef);
  const client = useMemo(
    () => new DemoAuthClient({ discoveryApi }),
    [discoveryApi],
  );
  const [attempt, setAttempt] = useState(0);
  const [people, setPeople] = useState<People>();
  const [error, setError] = useState<Error>();

  const load = useCallback(
    async (signal: AbortSignal, previous?: People) => {
      try {
        const page = await client.listPeople({
          q,
          cursor: previous?.nextCursor,
          signal,
        });
        setPeople({
          ...page,
          people: [...(previous?.people ?? []), ...page.people],
        });
        setError(undefined);
      } catch (cause) {
        if (!signal.aborted) {
          setError(toError(cause));
        }
      }
    },
    [client, q],
  );

  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal);
    return () => controller.abort();
  }, [load, attempt]);

  if (error) {
    return {
      status: 'failed',
      error,
      retry: () => {
        setError(undefined);
        setAttempt(attempt + 1);
      },
    };
  }
  if (!people) {
    return { status: 'loading' };
  }
  return {
    status: 'loaded',
    people,
    loadMore: people.nextCursor
      ? () => load(new AbortController().signal, people)
      : undefined,
  };
}
