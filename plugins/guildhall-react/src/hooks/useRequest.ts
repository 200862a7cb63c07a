import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/**
 * What is known of something that is loaded from a server.
 *
 * `ready` stays while newer data is on its way (`isRefreshing`), and also when
 * the same request fails later (`refreshError`).
 *
 * @public
 */
export type RequestState<T> =
  | { status: 'loading' }
  | { status: 'forbidden' }
  | { status: 'not-found' }
  | { status: 'error'; error: Error }
  | {
      status: 'ready';
      value: T;
      isRefreshing: boolean;
      refreshError?: Error;
    };

/**
 * A request and the way to make it again.
 *
 * @public
 */
export type Request<T> = RequestState<T> & { reload: () => void };

/**
 * Loads something, and again whenever `load` changes: memoise it. What was
 * loaded before stays until the answer is there; an answer that is no longer
 * wanted is aborted.
 *
 * @public
 */
export function useRequest<T>(
  load: (signal: AbortSignal) => Promise<T>,
): Request<T> {
  const [state, setState] = useState<RequestState<T>>({ status: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt(count => count + 1), []);
  const loaded = useRef<typeof load>();

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;

    setState(current =>
      current.status === 'ready'
        ? { ...current, isRefreshing: true }
        : { status: 'loading' },
    );
    load(signal).then(
      value => {
        if (!signal.aborted) {
          loaded.current = load;
          setState({ status: 'ready', value, isRefreshing: false });
        }
      },
      error => {
        if (!signal.aborted) {
          const isSame = loaded.current === load;
          setState(current => afterFailure(current, toError(error), isSame));
        }
      },
    );
    return () => controller.abort();
  }, [load, attempt]);

  return useMemo(() => ({ ...state, reload }), [state, reload]);
}

function afterFailure<T>(
  current: RequestState<T>,
  error: Error,
  isSameRequest: boolean,
): RequestState<T> {
  const statusCode = 'statusCode' in error ? error.statusCode : undefined;
  if (statusCode === 403) {
    return { status: 'forbidden' };
  }
  if (statusCode === 404) {
    return { status: 'not-found' };
  }
  if (current.status === 'ready' && isSameRequest) {
    return { ...current, isRefreshing: false, refreshError: error };
  }
  return { status: 'error', error };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
