import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import { ConfirmDialog } from '@guildhall/plugin-guildhall-react';
import {
  drillCreatePermission,
  MonitorRef,
} from '@guildhall/plugin-monitor-coverage-common';
import { useState } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';

const TOAST_MILLISECONDS = 6_000;

/** What was done, and whether anybody heard it. */
export function RecordDrillDialog(props: {
  entityRef: string;
  monitor: MonitorRef;
  onRecorded: () => void;
  onClose: () => void;
}) {
  const { entityRef, monitor, onRecorded, onClose } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const toastApi = useApi(toastApiRef);
  const { allowed, loading } = usePermission({
    permission: drillCreatePermission,
    resourceRef: entityRef,
  });
  const [heard, setHeard] = useState<'yes' | 'no'>();
  const [what, setWhat] = useState('');

  return (
    <ConfirmDialog
      confirm={t('watches.confirm')}
      isDisabled={!allowed || !heard || !what.trim()}
      onClose={onClose}
      onConfirm={async () => {
        await api.createDrill({
          entityRef,
          provider: monitor.provider,
          monitor: monitor.id,
          what: what.trim(),
          heard: heard === 'yes',
        });
        toastApi.post({
          title: t('drills.recorded', { name: monitor.name }),
          status: 'success',
          timeout: TOAST_MILLISECONDS,
        });
        onRecorded();
      }}
      title={t('drills.dialogTitle', { name: monitor.name })}
    >
      {!loading && !allowed && (
        <Alert icon status="info" title={t('drills.notAllowed')} />
      )}
      <p>{t('drills.text')}</p>
      <TextAreaField
        isRequired
        label={t('drills.what')}
        onChange={setWhat}
        value={what}
      />
      <RadioGroup
        isRequired
        label={t('drills.heardLabel')}
        onChange={value => setHeard(value === 'yes' ? 'yes' : 'no')}
        value={heard ?? null}
      >
        <Radio value="yes">{t('drills.heard')}</Radio>
        <Radio value="no">{t('drills.notHeard')}</Radio>
      </RadioGroup>
    </ConfirmDialog>
  );
}
