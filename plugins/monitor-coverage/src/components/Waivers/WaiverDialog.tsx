import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { ConfirmDialog, DateField } from '@guildhall/plugin-guildhall-react';
import { Signal } from '@guildhall/plugin-monitor-coverage-common';
import { useState } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';

const TOAST_MILLISECONDS = 6_000;
const MIN_REASON_LENGTH = 10;

/** Why a signal need not be watched, and until when. */
export function WaiverDialog(props: {
  part: { entityRef: string; title: string };
  signal: Signal;
  onRequested: () => void;
  onClose: () => void;
}) {
  const { part, signal, onRequested, onClose } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const toastApi = useApi(toastApiRef);
  const [because, setBecause] = useState('');
  const [day, setDay] = useState('');
  const names = { signal: t(`signal.${signal}`), part: part.title };

  return (
    <ConfirmDialog
      confirm={t('waivers.confirm')}
      isDisabled={because.trim().length < MIN_REASON_LENGTH || !day}
      onClose={onClose}
      onConfirm={async () => {
        await api.requestWaiver({
          entityRef: part.entityRef,
          signal,
          because: because.trim(),
          until: new Date(`${day}T23:59:59`).toISOString(),
        });
        toastApi.post({
          title: t('waivers.requested', names),
          status: 'success',
          timeout: TOAST_MILLISECONDS,
        });
        onRequested();
      }}
      title={t('waivers.title', names)}
    >
      <p>{t('waivers.text')}</p>
      <TextAreaField
        description={t('waivers.becauseHelp')}
        isRequired
        label={t('waivers.because')}
        onChange={setBecause}
        value={because}
      />
      <DateField
        isRequired
        label={t('waivers.until')}
        onChange={setDay}
        value={day}
      />
    </ConfirmDialog>
  );
}
