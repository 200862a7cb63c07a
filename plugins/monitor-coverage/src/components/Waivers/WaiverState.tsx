import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Actor, useFormat } from '@guildhall/plugin-guildhall-react';
import { Cell, PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { useState } from 'react';
import { isGap } from '../../cells';
import { monitorCoverageTranslationRef } from '../../translation';
import { WaiverDialog } from './WaiverDialog';
import styles from './Waivers.module.css';

/**
 * Who said that a signal need not be watched, or asks for it, and the way to
 * ask.
 */
export function WaiverState(props: {
  part: PartDetail;
  cell: Cell;
  mayRequest: boolean;
  onRequested: () => void;
}) {
  const { part, cell, mayRequest, onRequested } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const request = part.waiverRequests.find(
    ({ signal }) => signal === cell.signal,
  );
  if (cell.waiver) {
    return cell.waiver.by ? (
      <p className={styles.plain}>
        {t('waivers.askedBy')} <Actor subject={cell.waiver.by} />
      </p>
    ) : (
      <></>
    );
  }
  if (request) {
    return (
      <p className={styles.plain}>
        <Actor subject={request.by} />{' '}
        {t('waivers.pending', {
          day: format.day(request.until.slice(0, 10)),
          because: request.because,
        })}
      </p>
    );
  }
  if (!isGap(cell) || !part.canRequestWaiver || !mayRequest) {
    return <></>;
  }
  return (
    <div>
      <Button
        aria-label={t('waivers.openLabel', {
          signal: t(`signal.${cell.signal}`),
        })}
        onPress={() => setIsOpen(true)}
        size="small"
        variant="tertiary"
      >
        {t('waivers.open')}
      </Button>
      {isOpen && (
        <WaiverDialog
          onClose={() => setIsOpen(false)}
          onRequested={onRequested}
          part={part}
          signal={cell.signal}
        />
      )}
    </div>
  );
}
