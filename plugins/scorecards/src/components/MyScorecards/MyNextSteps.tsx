import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { NextActionItem } from '../NextActions';
import styles from './MyScorecards.module.css';

const LIMIT = 3;

/** The few things to do that lift the most of what some owners own. */
export function MyNextSteps(props: { owners: string[] }) {
  const { owners } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.rollUps.listNextActions(
          { owner: owners, limit: LIMIT },
          { signal },
        ),
      [scorecardsApi, owners],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <PageState
      empty={<p className={styles.quiet}>{t('my.nothingToDo')}</p>}
      isEmpty={({ items }) => items.length === 0}
      loading={<LoadingState rowHeight={48} rows={LIMIT} />}
      request={request}
    >
      {({ items }) => (
        <section>
          <p className={styles.stepsTitle}>{t('nextActions.title')}</p>
          <ol aria-label={t('nextActions.title')} className={styles.steps}>
            {items.map(action => (
              <NextActionItem action={action} key={action.entity.entityRef} />
            ))}
          </ol>
        </section>
      )}
    </PageState>
  );
}
