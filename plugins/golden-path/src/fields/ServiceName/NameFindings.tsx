import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiQuestionLine,
} from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import styles from '../fields.module.css';
import { NameCheck } from './useNameCheck';

/** What is known about a name while somebody types it. */
export function NameFindings(props: {
  check: NameCheck;
  name: string | undefined;
  /** What the form says already. */
  errors: readonly string[];
  onTake: (suggestion: string) => void;
}) {
  const { check, name, errors, onTake } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);

  if (check.status === 'idle' || !name) {
    return undefined;
  }
  if (check.status !== 'checked') {
    return (
      <p className={styles.note}>
        {t(
          check.status === 'failed'
            ? 'fields.name.failed'
            : 'fields.name.checking',
        )}
      </p>
    );
  }
  const open = check.findings.filter(({ status }) => status !== 'ok');
  const suggestion = open.find(each => each.suggestion)?.suggestion;
  return (
    <>
      {open.length === 0 && (
        <p className={styles.finding} data-status="ok">
          <RiCheckLine aria-hidden size={16} />
          {t('fields.name.free', { name })}
        </p>
      )}
      {open.map(({ check: id, status, message, fix }) => (
        <p className={styles.finding} data-status={status} key={id}>
          {status === 'blocked' ? (
            <RiErrorWarningLine aria-hidden size={16} />
          ) : (
            <RiQuestionLine aria-hidden size={16} />
          )}
          <span>
            {errors.includes(message) ? undefined : message} {fix}
          </span>
        </p>
      ))}
      {suggestion && (
        <Button
          className={styles.take}
          onPress={() => onTake(suggestion)}
          size="small"
          variant="secondary"
        >
          {t('fields.name.take', { suggestion })}
        </Button>
      )}
    </>
  );
}
