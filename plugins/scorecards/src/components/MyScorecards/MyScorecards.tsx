import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useOwnership,
} from '@guildhall/plugin-guildhall-react';
import { MyLevels } from './MyLevels';
import { MyNextSteps } from './MyNextSteps';
import { scorecardsTranslationRef } from '../../translation';
import styles from './MyScorecards.module.css';

/** Where the signed-in person's own things stand, for the home page. */
export function MyScorecards() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const ownership = useOwnership();
  return (
    <PageBody>
      <PageState
        empty={<p className={styles.quiet}>{t('my.nobody')}</p>}
        isEmpty={owners => owners.length === 0}
        loading={<LoadingState rowHeight={40} rows={4} />}
        request={ownership}
      >
        {owners => (
          <>
            <MyLevels owners={owners} />
            <MyNextSteps owners={owners} />
          </>
        )}
      </PageState>
    </PageBody>
  );
}
