import { Alert } from '@backstage/ui';
import { LoadingState, PageState } from '@guildhall/plugin-guildhall-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { goldenPathTranslationRef } from '../../translation';
import { AnswersPanel } from './AnswersPanel';
import { FilesPanel } from './FilesPanel';
import { MissedReleases } from './MissedReleases';
import { ServiceEffects } from './ServiceEffects';
import { ServiceHeader } from './ServiceHeader';
import { UnknownService } from './UnknownService';
import { UpgradesPanel } from '../UpgradesPanel';
import { useService } from './useService';

/** All that the golden path knows of a service. */
export function ServiceView(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const request = useService(entityRef);
  if (request.status === 'not-found') {
    return <UnknownService />;
  }
  return (
    <PageState
      loading={<LoadingState rowHeight={140} rows={4} />}
      request={request}
    >
      {service => (
        <>
          <ServiceHeader onChecked={request.reload} service={service} />
          {service.error && (
            <Alert
              description={service.error}
              icon
              status="warning"
              title={t('service.notRead')}
            />
          )}
          <MissedReleases service={service} />
          <UpgradesPanel entityRef={entityRef} />
          <FilesPanel files={service.files} />
          <AnswersPanel answers={service.answers} />
          <ServiceEffects effects={service.effects} onUndone={request.reload} />
        </>
      )}
    </PageState>
  );
}
