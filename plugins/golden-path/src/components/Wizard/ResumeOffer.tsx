import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Box, Button, Link } from '@backstage/ui';
import { RelativeTime } from '@guildhall/plugin-guildhall-react';
import { runRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { Draft } from './draft';
import styles from './Wizard.module.css';

/** Somebody was here before and did not finish. */
export function ResumeOffer(props: {
  draft: Draft;
  templateTitle: string;
  stepTitle: string;
  onResume: () => void;
  onStartAgain: () => void;
}) {
  const { draft, templateTitle, stepTitle, onResume, onStartAgain } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const runRoute = useRouteRef(runRouteRef);
  return (
    <Box as="section" bg="neutral" className={styles.offer}>
      <h2 className={styles.heading}>
        {t('resume.title', { template: templateTitle })}
      </h2>
      <p className={styles.lead}>
        {t('resume.description', { step: stepTitle })}{' '}
        <RelativeTime at={draft.savedAt} />
      </p>
      {draft.taskId && (
        <p>
          <Link href={runRoute({ taskId: draft.taskId })}>
            {t('resume.run')}
          </Link>
        </p>
      )}
      <div className={styles.footer}>
        <Button onPress={onResume} variant="primary">
          {t('resume.continue')}
        </Button>
        <Button onPress={onStartAgain} variant="secondary">
          {t('resume.startAgain')}
        </Button>
      </div>
    </Box>
  );
}
