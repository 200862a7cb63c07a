import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Evidence,
  LoadingState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { Verdict } from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { fieldsReadBy } from './fieldsReadBy';
import styles from './VerdictDetails.module.css';

/** The facts that the verdict rests on, with their values. */
export function VerdictEvidence(props: {
  entityRef: string;
  verdict: Pick<Verdict, 'check' | 'evidence'>;
}) {
  const { entityRef, verdict } = props;
  const { evidence } = verdict;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);

  const request = useRequest(
    useCallback(
      signal => scorecardsApi.getFacts({ entityRef }, { signal }),
      [scorecardsApi, entityRef],
    ),
  );
  useVerdictsChanged(request.reload, entityRef);

  if (evidence.length === 0) {
    return <p className={styles.quiet}>{t('verdict.noEvidence')}</p>;
  }
  const facts = request.status === 'ready' ? request.value.items : [];
  return (
    <>
      {evidence.map(each => (
        <Evidence
          evidence={each}
          fact={facts.find(({ source }) => source === each.source)}
          fields={fieldsReadBy(verdict.check.rule, each.source)}
          key={each.source}
        />
      ))}
      {request.status === 'loading' && <LoadingState rowHeight={24} rows={2} />}
      {request.status === 'forbidden' && (
        <p className={styles.quiet}>{t('verdict.valuesForbidden')}</p>
      )}
      {request.status === 'error' && (
        <p className={styles.quiet} role="alert">
          {t('verdict.valuesFailed', { message: request.error.message })}
        </p>
      )}
    </>
  );
}
