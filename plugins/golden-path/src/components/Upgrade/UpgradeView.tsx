import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  serviceUpgradePermission,
  UpgradeDetail,
} from '@guildhall/plugin-golden-path-common';
import {
  LoadingState,
  PageState,
  Panel,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { ReleaseNotes } from '../ReleaseNotes';
import { UpgradesPanel } from '../UpgradesPanel';
import { FilesPanel } from './FilesPanel';
import { MigrationsPanel } from './MigrationsPanel';
import { NewQuestionsPanel } from './NewQuestionsPanel';
import { NextStepsPanel } from './NextStepsPanel';
import { UpgradeHeader } from './UpgradeHeader';

/** An upgrade: what to do, then what it does. */
export function UpgradeView(props: { id: string }) {
  const { id } = props;
  const goldenPathApi = useApi(goldenPathApiRef);
  const request = useRequest(
    useCallback(
      signal => goldenPathApi.getUpgrade(id, { signal }),
      [goldenPathApi, id],
    ),
  );
  return (
    <PageState
      loading={<LoadingState rowHeight={160} rows={3} />}
      request={request}
    >
      {upgrade => (
        <UpgradeContent onChanged={request.reload} upgrade={upgrade} />
      )}
    </PageState>
  );
}

function UpgradeContent(props: {
  upgrade: UpgradeDetail;
  onChanged: () => void;
}) {
  const { upgrade, onChanged } = props;
  const { entityRef, releases } = upgrade;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { allowed, loading } = usePermission({
    permission: serviceUpgradePermission,
    resourceRef: entityRef,
  });
  const isAllowed = loading ? undefined : allowed;
  return (
    <>
      <UpgradeHeader upgrade={upgrade} />
      <NextStepsPanel
        isAllowed={isAllowed}
        onChanged={onChanged}
        upgrade={upgrade}
      />
      {upgrade.status === 'preview' && upgrade.newQuestions.length > 0 && (
        <NewQuestionsPanel isAllowed={isAllowed} upgrade={upgrade} />
      )}
      <FilesPanel upgrade={upgrade} />
      <MigrationsPanel migrations={upgrade.migrations} />
      {releases.length > 0 && (
        <Panel title={t('upgrade.releases')}>
          <ReleaseNotes releases={releases} />
        </Panel>
      )}
      <UpgradesPanel entityRef={entityRef} />
    </>
  );
}
