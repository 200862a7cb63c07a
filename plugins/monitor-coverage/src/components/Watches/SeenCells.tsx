import { useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { stateOf, worstFirst } from '../../cells';
import { SignalRung } from '../Rung';
import styles from './Watches.module.css';

/** How the signals of a part stand now: what whoever looks puts a name to. */
export function SeenCells(props: { entityRef: string }) {
  const { entityRef } = props;
  const api = useApi(monitorCoverageApiRef);
  const request = useRequest(
    useCallback(signal => api.getPart(entityRef, { signal }), [api, entityRef]),
  );
  return (
    <PageState
      loading={<LoadingState rowHeight={24} rows={1} />}
      request={request}
    >
      {({ cells }) => (
        <ul className={styles.chips}>
          {worstFirst(cells).map(cell => (
            <li key={cell.signal}>
              <SignalRung signal={cell.signal} state={stateOf(cell)} />
            </li>
          ))}
        </ul>
      )}
    </PageState>
  );
}
