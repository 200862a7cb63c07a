import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageState,
  RelativeTime,
  useRequest,
  VerdictLabel,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './VerdictDetails.module.css';

const LIMIT = 20;

/** The changes of one verdict, newest first. */
export function VerdictChanges(props: { entityRef: string; check: string }) {
  const { entityRef, check } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.listVerdictHistory(
          entityRef,
          { check, limit: LIMIT },
          { signal },
        ),
      [scorecardsApi, entityRef, check],
    ),
  );
  useVerdictsChanged(request.reload, entityRef);

  return (
    <PageState
      empty={<p className={styles.quiet}>{t('verdict.noHistory')}</p>}
      isEmpty={({ items }) => items.length === 0}
      loading={<LoadingState rowHeight={32} rows={3} />}
      request={request}
    >
      {({ items }) => (
        <ol className={styles.changes}>
          {items.map(change => (
            <li key={change.at}>
              <span className={styles.change}>
                <VerdictLabel status={change.status} />
                <span className={styles.quiet}>
                  <RelativeTime at={change.at} />
                </span>
              </span>
              <span className={styles.quiet}>{change.message}</span>
            </li>
          ))}
        </ol>
      )}
    </PageState>
  );
}
