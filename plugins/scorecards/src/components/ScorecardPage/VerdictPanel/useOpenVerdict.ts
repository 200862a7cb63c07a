import { useSearchState } from '@guildhall/plugin-guildhall-react';
import { useCallback, useMemo } from 'react';

/** Names one verdict. */
export type OpenVerdict = { entityRef: string; check: string };

/** The verdict whose reasons are shown, in the URL as `verdict=check@entity`. */
export function useOpenVerdict() {
  const { params, update } = useSearchState();

  const value = params.get('verdict');
  const openVerdict = useMemo(() => parse(value ?? ''), [value]);

  const open = useCallback(
    ({ entityRef, check }: OpenVerdict) =>
      update({ verdict: `${check}@${entityRef}` }),
    [update],
  );
  const close = useCallback(() => update({ verdict: undefined }), [update]);

  return { openVerdict, open, close };
}

function parse(value: string): OpenVerdict | undefined {
  const at = value.indexOf('@');
  return at > 0
    ? { check: value.slice(0, at), entityRef: value.slice(at + 1) }
    : undefined;
}
