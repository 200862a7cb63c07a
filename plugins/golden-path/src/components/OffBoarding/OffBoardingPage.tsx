import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  useRequest,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { RiLogoutBoxRLine } from '@remixicon/react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { offBoardingRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { BackLink } from '../BackLink';
import { Checklist } from './Checklist';
import styles from './OffBoarding.module.css';

/** What is left to do until a service is gone without a trace. */
export function OffBoardingPage() {
  const entityRef = stringifyEntityRef(useRouteRefParams(offBoardingRouteRef));
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const title = t('offBoarding.title', {
    name: parseEntityRef(entityRef).name,
  });
  useDocumentTitle(title);
  const goldenPathApi = useApi(goldenPathApiRef);
  const hrefs = useHrefs();
  const request = useRequest(
    useCallback(
      signal => goldenPathApi.getOffBoarding(entityRef, { signal }),
      [goldenPathApi, entityRef],
    ),
  );
  return (
    <PageBody isPage>
      <header className={styles.header}>
        <BackLink href={hrefs.service(entityRef)}>
          {t('offBoarding.back')}
        </BackLink>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.quiet}>{t('offBoarding.description')}</p>
      </header>
      <PageState
        empty={
          <EmptyState
            icon={<RiLogoutBoxRLine />}
            title={t('offBoarding.empty')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={72} rows={5} />}
        request={request}
      >
        {({ items }) => (
          <Checklist
            entityRef={entityRef}
            items={items}
            onChanged={request.reload}
          />
        )}
      </PageState>
    </PageBody>
  );
}
