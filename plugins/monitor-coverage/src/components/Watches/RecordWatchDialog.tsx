import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import { ConfirmDialog } from '@guildhall/plugin-guildhall-react';
import {
  Watch,
  watchCreatePermission,
} from '@guildhall/plugin-monitor-coverage-common';
import { useState } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { SeenCells } from './SeenCells';

const TOAST_MILLISECONDS = 6_000;

/** What one looked at, how it is, and the record of it. */
export function RecordWatchDialog(props: {
  entityRef: string;
  title: string;
  onRecorded: () => void;
  onClose: () => void;
}) {
  const { entityRef, title, onRecorded, onClose } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const toastApi = useApi(toastApiRef);
  const { allowed, loading } = usePermission({
    permission: watchCreatePermission,
    resourceRef: entityRef,
  });
  const [outcome, setOutcome] = useState<Watch['outcome']>();
  const [note, setNote] = useState('');

  return (
    <ConfirmDialog
      confirm={t('watches.confirm')}
      isDisabled={!allowed || !outcome}
      onClose={onClose}
      onConfirm={async () => {
        if (outcome) {
          await api.createWatch({
            entityRef,
            outcome,
            note: note.trim() || undefined,
          });
          toastApi.post({
            title: t('watches.recorded', { part: title }),
            status: 'success',
            timeout: TOAST_MILLISECONDS,
          });
          onRecorded();
        }
      }}
      title={t('watches.dialogTitle', { part: title })}
    >
      {!loading && !allowed && (
        <Alert icon status="info" title={t('watches.notAllowed')} />
      )}
      <p>{t('watches.saw')}</p>
      <SeenCells entityRef={entityRef} />
      <RadioGroup
        isRequired
        label={t('watches.outcome.label')}
        onChange={value =>
          setOutcome(value === 'all-well' ? 'all-well' : 'follow-up')
        }
        value={outcome ?? null}
      >
        <Radio value="all-well">{t('watches.outcome.all-well')}</Radio>
        <Radio value="follow-up">{t('watches.outcome.follow-up')}</Radio>
      </RadioGroup>
      <TextAreaField
        label={t('watches.note')}
        onChange={setNote}
        value={note}
      />
    </ConfirmDialog>
  );
}
