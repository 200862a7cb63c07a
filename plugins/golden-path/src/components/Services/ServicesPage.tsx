import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
} from '@guildhall/plugin-guildhall-react';
import { RiSeedlingLine } from '@remixicon/react';
import { useAllServices } from '../../hooks';
import { rootRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { ServicesFilterBar } from './ServicesFilterBar';
import { ServicesList } from './ServicesList';
import { ServicesSummary } from './ServicesSummary';

/** Every service that was made from a template, and how far behind it is. */
export function ServicesPage() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  const request = useAllServices();
  return (
    <PageBody isPage>
      <PageState
        empty={
          <EmptyState
            action={
              <ButtonLink href={rootRoute()} variant="secondary">
                {t('services.empty.action')}
              </ButtonLink>
            }
            description={t('services.empty.description')}
            icon={<RiSeedlingLine />}
            title={t('services.empty.title')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={160} rows={3} />}
        request={request}
      >
        {services => (
          <>
            <ServicesSummary services={services} />
            <ServicesFilterBar services={services.items} />
            <ServicesList />
          </>
        )}
      </PageState>
    </PageBody>
  );
}
