import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import { TemplateDetail } from '@guildhall/plugin-golden-path-common';
import { ConfirmDialog, useFormat } from '@guildhall/plugin-guildhall-react';
import { RiShieldCheckLine } from '@remixicon/react';
import { useState } from 'react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Wizard.module.css';

/** What somebody is about to make, and that nothing can go wrong yet. */
export function WizardAside(props: {
  template: TemplateDetail;
  /** Absent as long as there is nothing to throw away. */
  onStartAgain: (() => void) | undefined;
}) {
  const { template, onStartAgain } = props;
  const { title, description, version, name, statistics } = template;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const hrefs = useHrefs();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <aside aria-label={t('wizard.about')} className={styles.aside}>
      <p className={styles.asideTitle}>{title}</p>
      <p>{description}</p>
      {statistics.minutesToFinish !== undefined && (
        <p>
          {t('wizard.takes', {
            count: Math.max(1, Math.round(statistics.minutesToFinish)),
          })}
        </p>
      )}
      <p className={styles.safe}>
        <RiShieldCheckLine aria-hidden size={18} />
        <span>{t('wizard.safe')}</span>
      </p>
      <div className={styles.asideActions}>
        <Link href={hrefs.template(name)}>
          {version
            ? t('wizard.templateWithVersion', { version })
            : t('wizard.template')}
        </Link>
        {statistics.runs > 0 && (
          <span>
            {t('templates.runs', {
              count: statistics.runs,
              amount: format.number(statistics.runs),
            })}
          </span>
        )}
      </div>
      {onStartAgain && (
        <Button
          className={styles.again}
          onPress={() => setIsAsking(true)}
          size="small"
          variant="secondary"
        >
          {t('wizard.startAgain')}
        </Button>
      )}
      {isAsking && onStartAgain && (
        <ConfirmDialog
          confirm={t('wizard.startAgain')}
          isDestructive
          onClose={() => setIsAsking(false)}
          onConfirm={async () => onStartAgain()}
          title={t('wizard.startAgainTitle')}
        >
          <p>{t('wizard.startAgainDescription')}</p>
        </ConfirmDialog>
      )}
    </aside>
  );
}
