import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';

/** What all scorecards say about the entity of the page. */
export function useEntityReport() {
  const scorecardsApi = useApi(scorecardsApiRef);
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);

  const request = useRequest(
    useCallback(
      signal => scorecardsApi.getEntityReport(entityRef, { signal }),
      [scorecardsApi, entityRef],
    ),
  );
  useVerdictsChanged(request.reload, entityRef);

  return { entityRef, request };
}
