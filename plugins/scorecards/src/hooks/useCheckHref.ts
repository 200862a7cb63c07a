import { useEntityHref } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';

/** Where the scorecards of an entity are, with one check open. */
export function useCheckHref(): (entityRef: string, check: string) => string {
  const entityHref = useEntityHref();
  return useCallback(
    (entityRef, check) =>
      `${entityHref(entityRef)}/scorecards?check=${encodeURIComponent(check)}`,
    [entityHref],
  );
}
