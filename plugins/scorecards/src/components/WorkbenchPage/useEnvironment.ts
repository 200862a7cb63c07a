import { useApi } from '@backstage/frontend-plugin-api';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import {
  DefinitionSummary,
  ScorecardsApi,
} from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { Environment } from './language/Environment';

const PAGE_SIZE = 200;

/** Loads what definitions are written against. */
export function useEnvironment(): Request<Environment> {
  const scorecardsApi = useApi(scorecardsApiRef);
  return useRequest(
    useCallback(
      async signal => {
        const [{ items }, definitions] = await Promise.all([
          scorecardsApi.listSources({ signal }),
          listDefinitions(scorecardsApi, signal),
        ]);
        return {
          sources: items.map(({ origin: _origin, ...source }) => source),
          definitions,
        };
      },
      [scorecardsApi],
    ),
  );
}

async function listDefinitions(
  { workbench }: ScorecardsApi,
  signal: AbortSignal,
): Promise<DefinitionSummary[]> {
  const definitions: DefinitionSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await workbench.listDefinitions(
      { cursor, limit: PAGE_SIZE },
      { signal },
    );
    definitions.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return definitions;
}
