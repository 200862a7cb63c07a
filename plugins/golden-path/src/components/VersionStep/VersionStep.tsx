import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowRightLine } from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './VersionStep.module.css';

/** The version that something has, and the one that it could have. */
export function VersionStep(props: {
  from: string | undefined;
  to: string | undefined;
}) {
  const { from, to } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <span className={styles.step}>
      {from ?? t('services.unknown')}
      {to && to !== from && (
        <>
          <RiArrowRightLine
            aria-label={t('services.to')}
            className={styles.arrow}
            role="img"
            size={14}
          />
          {to}
        </>
      )}
    </span>
  );
}
