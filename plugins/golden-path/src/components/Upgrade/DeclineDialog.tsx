import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { ConfirmDialog, DateField } from '@guildhall/plugin-guildhall-react';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';

const MIN_REASON_LENGTH = 5;

/** Not now, because: the reason is kept and shown until the day. */
export function DeclineDialog(props: {
  id: string;
  onDeclined: () => void;
  onClose: () => void;
}) {
  const { id, onDeclined, onClose } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const tomorrow = DateTime.now().plus({ days: 1 }).toISODate();

  return (
    <ConfirmDialog
      confirm={t('upgrade.decline.confirm')}
      isDisabled={reason.trim().length < MIN_REASON_LENGTH}
      onClose={onClose}
      onConfirm={async () => {
        await goldenPathApi.declineUpgrade(id, {
          reason: reason.trim(),
          until: endOf(day),
        });
        onDeclined();
      }}
      title={t('upgrade.decline.title')}
    >
      <p>{t('upgrade.decline.what')}</p>
      <TextAreaField
        description={t('upgrade.decline.reasonHelp')}
        isRequired
        label={t('upgrade.decline.reason')}
        onChange={setReason}
        value={reason}
      />
      <DateField
        label={t('upgrade.decline.until')}
        min={tomorrow}
        onChange={setDay}
        value={day}
      />
    </ConfirmDialog>
  );
}

/** The end of a day where the person is. */
function endOf(day: string): string | undefined {
  const date = DateTime.fromISO(day);
  return (date.isValid && date.endOf('day').toUTC().toISO()) || undefined;
}
