import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Disclosure } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { scorecardsTranslationRef } from '../../translation';
import { VerdictChanges } from './VerdictChanges';
import styles from './VerdictDetails.module.css';

/** What the check said before, loaded when somebody asks. */
export function VerdictHistory(props: { entityRef: string; check: string }) {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.history}>
      <Disclosure
        isOpen={isOpen}
        onToggle={setIsOpen}
        summary={<strong>{t('verdict.history')}</strong>}
      >
        <VerdictChanges {...props} />
      </Disclosure>
    </div>
  );
}
