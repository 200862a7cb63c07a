import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  EntityLink,
  Panel,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import { Journey } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { Facts } from '../Facts';
import styles from './Journeys.module.css';
import { WeakestLinkText } from './WeakestLinkText';

/** A journey with its weakest link. */
export function JourneyCard(props: { journey: Journey }) {
  const { name, title, description, owner, weakest, parts, gaps } =
    props.journey;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  const format = useFormat();
  return (
    <Panel
      actions={
        <Link
          aria-label={t('journeys.openLabel', { title })}
          href={hrefs.journey(name)}
          standalone
        >
          {t('journeys.open')}
        </Link>
      }
      description={description}
      heading="h3"
      title={title}
    >
      {weakest ? (
        <WeakestLinkText weakest={weakest} />
      ) : (
        <p className={styles.plain}>{t('journeys.noWeakest')}</p>
      )}
      <Facts
        facts={[
          { term: t('gaps.parts'), value: format.number(parts) },
          { term: t('gaps.gaps'), value: format.number(gaps) },
          owner
            ? {
                term: t('journeys.owner'),
                value: <EntityLink entityRef={owner} />,
              }
            : undefined,
        ]}
      />
    </Panel>
  );
}
