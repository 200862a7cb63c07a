import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextAreaField } from '@backstage/ui';
import { ConfirmDialog } from '@guildhall/plugin-guildhall-react';
import { Exemption } from '@guildhall/plugin-scorecards-common';
import { useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Exemptions.module.css';

type Verb = 'approve' | 'deny' | 'revoke';

/** What the person may do with an exemption; often nothing. */
export function ExemptionActions(props: {
  exemption: Exemption;
  onChanged: () => void;
}) {
  const { exemption, onChanged } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const [verb, setVerb] = useState<Verb>();
  const verbs: Verb[] = [
    ...(exemption.may.decide ? (['approve', 'deny'] as const) : []),
    ...(exemption.may.revoke && !exemption.may.decide
      ? (['revoke'] as const)
      : []),
  ];
  return (
    <div className={styles.actions}>
      {verbs.map(each => (
        <Button
          key={each}
          onPress={() => setVerb(each)}
          size="small"
          variant="secondary"
        >
          {t(`exemptions.decide.${each}.button`)}
        </Button>
      ))}
      {verb && (
        <DecisionDialog
          exemption={exemption}
          onClose={() => setVerb(undefined)}
          onDecided={onChanged}
          verb={verb}
        />
      )}
    </div>
  );
}

/** What it will mean, and a note for those that it concerns. */
function DecisionDialog(props: {
  exemption: Exemption;
  verb: Verb;
  onDecided: () => void;
  onClose: () => void;
}) {
  const { exemption, verb, onDecided, onClose } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { exemptions } = useApi(scorecardsApiRef);
  const [note, setNote] = useState('');
  return (
    <ConfirmDialog
      confirm={t(`exemptions.decide.${verb}.button`)}
      isDestructive={verb === 'revoke'}
      onClose={onClose}
      onConfirm={async () => {
        await exemptions[verb](exemption.id, {
          note: note.trim() || undefined,
        });
        onDecided();
      }}
      title={t(`exemptions.decide.${verb}.title`, {
        check: exemption.check.title ?? exemption.check.id,
      })}
    >
      <p className={styles.reason}>{exemption.reason}</p>
      <p className={styles.quiet}>{t(`exemptions.decide.${verb}.what`)}</p>
      <TextAreaField
        label={t('exemptions.decide.note')}
        onChange={setNote}
        value={note}
      />
    </ConfirmDialog>
  );
}
