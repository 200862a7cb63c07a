import { useApi } from '@backstage/frontend-plugin-api';
import { Finding } from '@guildhall/plugin-golden-path-common';
import { useEffect, useState } from 'react';
import { goldenPathApiRef } from '../../api';

const PAUSE_MILLISECONDS = 400;

/** What the server said about a name. */
export type NameCheck =
  | { status: 'idle' }
  | { status: 'checking' }
  | { status: 'failed' }
  | { status: 'checked'; findings: Finding[] };

/** Asks the server about a name, once nobody types any more. */
export function useNameCheck(options: {
  name: string | undefined;
  host: string | undefined;
  template: string | undefined;
}): NameCheck {
  const { name, host, template } = options;
  const goldenPathApi = useApi(goldenPathApiRef);
  const [check, setCheck] = useState<NameCheck>({ status: 'idle' });

  useEffect(() => {
    if (!name) {
      setCheck({ status: 'idle' });
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    setCheck({ status: 'checking' });
    const timer = setTimeout(() => {
      goldenPathApi
        .preflight(
          { template, answers: host ? { name, host } : { name } },
          { signal },
        )
        .then(
          ({ findings }): NameCheck => ({
            status: 'checked',
            findings: findings.filter(({ field }) => field === 'name'),
          }),
          (): NameCheck => ({ status: 'failed' }),
        )
        .then(next => {
          if (!signal.aborted) {
            setCheck(next);
          }
        });
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [goldenPathApi, name, host, template]);

  return check;
}
