import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Switch } from '@backstage/ui';
import { PlannedFile } from '@guildhall/plugin-golden-path-common';
import { Chip, useFormat } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { goldenPathTranslationRef } from '../../../translation';
import { CodeView } from '../../CodeView';
import { DiffView } from '../../DiffView';
import styles from './PlanFiles.module.css';

/** One file: whose it will be, and its text or what changes in it. */
export function PlanFile(props: { file: PlannedFile }) {
  const { file } = props;
  const { path, policy, content, before, encoding, mode, size } = file;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const [showsDiff, setShowsDiff] = useState(true);
  const isText = encoding === 'utf8';

  return (
    <section aria-label={path} className={styles.file}>
      <h3 className={styles.path}>{path}</h3>
      <p className={styles.policy}>
        <Chip>{t(`plan.policy.${policy}.title`)}</Chip>{' '}
        {t(`plan.policy.${policy}.meaning`)}{' '}
        {mode === '100755' && t('plan.files.executable')}
      </p>
      {isText && before !== undefined && (
        <Switch
          isSelected={showsDiff}
          label={t('plan.files.diff')}
          onChange={setShowsDiff}
        />
      )}
      {!isText && (
        <p>{t('plan.files.binary', { size: format.number(size) })}</p>
      )}
      {isText && before !== undefined && showsDiff && (
        <DiffView after={content} before={before} label={path} />
      )}
      {isText && !(before !== undefined && showsDiff) && (
        <CodeView label={path} text={content} />
      )}
    </section>
  );
}
