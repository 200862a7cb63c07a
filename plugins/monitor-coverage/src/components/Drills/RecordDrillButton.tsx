import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { MonitorRef } from '@guildhall/plugin-monitor-coverage-common';
import { useState } from 'react';
import { monitorCoverageTranslationRef } from '../../translation';
import { RecordDrillDialog } from './RecordDrillDialog';

/** Lets a person say that they made a monitor fire on purpose. */
export function RecordDrillButton(props: {
  entityRef: string;
  monitor: MonitorRef;
  onRecorded: () => void;
}) {
  const { entityRef, monitor, onRecorded } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        aria-label={t('drills.recordLabel', { name: monitor.name })}
        onPress={() => setIsOpen(true)}
        size="small"
        variant="secondary"
      >
        {t('drills.record')}
      </Button>
      {isOpen && (
        <RecordDrillDialog
          entityRef={entityRef}
          monitor={monitor}
          onClose={() => setIsOpen(false)}
          onRecorded={onRecorded}
        />
      )}
    </>
  );
}
