import { LogViewer } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TaskStream } from '@backstage/plugin-scaffolder-react';
import { Disclosure } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Run.module.css';

/** What the steps wrote, for those who want to know exactly. */
export function RunLog(props: { stream: TaskStream }) {
  const { stream } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  const text = Object.values(stream.stepLogs).flat().join('\n');
  return (
    <Disclosure
      isOpen={isOpen}
      onToggle={setIsOpen}
      summary={isOpen ? t('run.hideLog') : t('run.showLog')}
    >
      <div aria-label={t('run.log')} className={styles.log} role="group">
        <LogViewer text={text} textWrap />
      </div>
    </Disclosure>
  );
}
