import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextAreaField } from '@backstage/ui';
import { ConfirmDialog, useAction } from '@guildhall/plugin-guildhall-react';
import { Match, PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { useState } from 'react';
import { monitorCoverageTranslationRef } from '../../translation';
import { RecordDrillButton } from '../Drills';
import styles from './Part.module.css';
import { useDecide } from './useDecide';

/** What an owner can say of a match: that it is so, or that it is not. */
export function MatchActions(props: {
  part: PartDetail;
  match: Match;
  onDecided: () => void;
}) {
  const { part, match, onDecided } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const { isPending, run } = useAction();
  const decide = useDecide(part.entityRef, onDecided);
  const [isRejecting, setIsRejecting] = useState(false);
  const [note, setNote] = useState('');
  const names = {
    name: match.monitor.name,
    signal: t(`signal.${match.signal}`),
    part: part.title,
  };

  return (
    <span className={styles.actions}>
      <RecordDrillButton
        entityRef={part.entityRef}
        monitor={match.monitor}
        onRecorded={onDecided}
      />
      {match.confirmedBy ? (
        <Button
          aria-label={t('match.withdrawLabel', names)}
          isPending={isPending}
          onPress={() => run(() => decide(match, 'withdraw'))}
          size="small"
          variant="tertiary"
        >
          {t('match.withdraw')}
        </Button>
      ) : (
        <Button
          aria-label={t('match.confirmLabel', names)}
          isPending={isPending}
          onPress={() => run(() => decide(match, 'confirm'))}
          size="small"
          variant="secondary"
        >
          {t('match.confirm')}
        </Button>
      )}
      <Button
        aria-label={t('match.rejectLabel', names)}
        onPress={() => setIsRejecting(true)}
        size="small"
        variant="secondary"
      >
        {t('match.reject')}
      </Button>
      {isRejecting && (
        <ConfirmDialog
          confirm={t('match.rejectConfirm')}
          isDestructive
          onClose={() => setIsRejecting(false)}
          onConfirm={() => decide(match, 'reject', note)}
          title={t('match.rejectTitle', names)}
        >
          <p>{t('match.rejectText')}</p>
          <TextAreaField
            label={t('match.rejectNote')}
            onChange={setNote}
            value={note}
          />
        </ConfirmDialog>
      )}
    </span>
  );
}
