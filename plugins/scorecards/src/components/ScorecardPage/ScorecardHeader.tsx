import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityLink,
  Prose,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { ScorecardDetail } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { StageBadge } from '../StageBadge';
import { WorkbenchLink } from '../WorkbenchLink';
import styles from './ScorecardPage.module.css';

const VERSION_LENGTH = 10;

/** What a scorecard is, whose it is, and where it is defined. */
export function ScorecardHeader(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  useDocumentTitle(scorecard.title);
  return (
    <div className={styles.header}>
      <h2 className={styles.title}>
        {scorecard.title}
        <StageBadge activeFrom={scorecard.activeFrom} stage={scorecard.stage} />
      </h2>
      <Prose>{scorecard.description}</Prose>
      <dl className={styles.facts}>
        <div>
          <dt>{t('scorecard.type')}</dt>
          <dd>{t(`type.${scorecard.type}`)}</dd>
        </div>
        <div>
          <dt>{t('scorecard.owner')}</dt>
          <dd>
            <EntityLink entityRef={scorecard.owner} />
          </dd>
        </div>
        <div>
          <dt>{t('scorecard.version')}</dt>
          <dd>
            <code title={scorecard.version}>
              {scorecard.version.slice(0, VERSION_LENGTH)}
            </code>
          </dd>
        </div>
        <div>
          <dt>{t('scorecard.origin')}</dt>
          <dd>
            <code>{scorecard.origin}</code>
          </dd>
        </div>
      </dl>
      <WorkbenchLink id={scorecard.id} kind="Scorecard" />
    </div>
  );
}
