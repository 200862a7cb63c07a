import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityLink,
  RelativeTime,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import { Verdict } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './VerdictDetails.module.css';

const VERSION_LENGTH = 10;

/** Since when, by whose rule, and how much work it is. */
export function VerdictFacts(props: { verdict: Omit<Verdict, 'entity'> }) {
  const { verdict } = props;
  const { effort, owner } = verdict.check;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('verdict.since')}</dt>
        <dd>
          <RelativeTime at={verdict.since} />
        </dd>
      </div>
      <div>
        <dt>{t('verdict.evaluated')}</dt>
        <dd>
          <RelativeTime at={verdict.evaluatedAt} />
        </dd>
      </div>
      {effort !== undefined && (
        <div>
          <dt>{t('verdict.effort')}</dt>
          <dd>
            {t('verdict.days', { count: effort, days: format.decimal(effort) })}
          </dd>
        </div>
      )}
      {owner && (
        <div>
          <dt>{t('verdict.checkOwner')}</dt>
          <dd>
            <EntityLink entityRef={owner} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('verdict.checkVersion')}</dt>
        <dd>
          <code title={verdict.checkVersion}>
            {verdict.checkVersion.slice(0, VERSION_LENGTH)}
          </code>
        </dd>
      </div>
    </dl>
  );
}
