import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiEyeLine } from '@remixicon/react';
import { useState } from 'react';
import { monitorCoverageTranslationRef } from '../../translation';
import { RecordWatchDialog } from './RecordWatchDialog';

/** Lets a person say that they looked at the monitors of a part. */
export function RecordWatchButton(props: {
  entityRef: string;
  title: string;
  onRecorded: () => void;
}) {
  const { entityRef, title, onRecorded } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        aria-label={t('watches.recordLabel', { part: title })}
        iconStart={<RiEyeLine />}
        onPress={() => setIsOpen(true)}
        size="small"
        variant="secondary"
      >
        {t('watches.record')}
      </Button>
      {isOpen && (
        <RecordWatchDialog
          entityRef={entityRef}
          onClose={() => setIsOpen(false)}
          onRecorded={onRecorded}
          title={title}
        />
      )}
    </>
  );
}
