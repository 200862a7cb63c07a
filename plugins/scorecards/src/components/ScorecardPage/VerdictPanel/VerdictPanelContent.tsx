import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  EmptyState,
  LoadingState,
  PageState,
  useRequest,
  VerdictLabel,
} from '@guildhall/plugin-guildhall-react';
import { RiArrowRightLine } from '@remixicon/react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../../api';
import { useCheckHref, useVerdictsChanged } from '../../../hooks';
import { scorecardsTranslationRef } from '../../../translation';
import { EntityTitleLink } from '../../EntityLink';
import { VerdictDetails } from '../../VerdictDetails';
import styles from './VerdictPanel.module.css';

/** One verdict with all that is known about it. */
export function VerdictPanelContent(props: {
  entityRef: string;
  check: string;
}) {
  const { entityRef, check } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const checkHref = useCheckHref();

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.listVerdicts(
          { entityRef: [entityRef], check: [check], limit: 1 },
          { signal },
        ),
      [scorecardsApi, entityRef, check],
    ),
  );
  useVerdictsChanged(request.reload, entityRef);

  return (
    <PageState
      empty={
        <EmptyState
          description={t('verdict.none.description')}
          title={t('verdict.none.title')}
        />
      }
      isEmpty={({ items }) => items.length === 0}
      loading={<LoadingState rowHeight={64} rows={4} />}
      request={request}
    >
      {({ items: [verdict] }) => (
        <>
          <div className={styles.header}>
            <VerdictLabel status={verdict.status} />
            <h3 className={styles.title}>{verdict.check.title}</h3>
            <EntityTitleLink entity={verdict.entity} />
          </div>
          <VerdictDetails entity={verdict.entity} verdict={verdict} />
          <ButtonLink
            className={styles.more}
            href={checkHref(entityRef, check)}
            iconEnd={<RiArrowRightLine />}
            size="small"
            variant="secondary"
          >
            {t('verdict.openOnEntity')}
          </ButtonLink>
        </>
      )}
    </PageState>
  );
}
