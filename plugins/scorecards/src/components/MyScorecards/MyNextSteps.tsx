import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  LoadingState,
  PageState,
  useRequest,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useCheckHref, useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './MyScorecards.module.css';

const LIMIT = 5;

/** A few checks that what some owners own fails. */
export function MyNextSteps(props: { owners: string[] }) {
  const { owners } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const checkHref = useCheckHref();

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.listVerdicts(
          { owner: owners, status: ['fail'], limit: LIMIT },
          { signal },
        ),
      [scorecardsApi, owners],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <PageState
      empty={<p className={styles.quiet}>{t('my.noFailures')}</p>}
      isEmpty={({ items }) => items.length === 0}
      loading={<LoadingState rowHeight={24} rows={LIMIT} />}
      request={request}
    >
      {({ items, totalItems }) => (
        <section>
          <p className={styles.stepsTitle}>
            {t('my.failures', { count: totalItems })}
          </p>
          <ul className={styles.steps}>
            {items.map(({ check, entity }) => (
              <li key={`${entity.entityRef} ${check.id}`}>
                <VerdictIcon status="fail" />
                <Link href={checkHref(entity.entityRef, check.id)} standalone>
                  {check.title}
                </Link>
                <span className={styles.quiet}>{entity.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageState>
  );
}
