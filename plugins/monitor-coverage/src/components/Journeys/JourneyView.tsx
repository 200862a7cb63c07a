import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, useBreakpoint } from '@backstage/ui';
import {
  EntityLink,
  Panel,
  useFormat,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { JourneyDetail } from '@guildhall/plugin-monitor-coverage-common';
import { journeysRouteRef } from '../../routes';
import { monitorCoverageTranslationRef } from '../../translation';
import { Facts } from '../Facts';
import { JourneyGraph } from './JourneyGraph';
import { JourneyParts } from './JourneyParts';
import { JourneySteps } from './JourneySteps';
import styles from './Journeys.module.css';
import { PathList } from './PathList';
import { WeakestLinkText } from './WeakestLinkText';

/** All that is known of a journey. */
export function JourneyView(props: { journey: JourneyDetail }) {
  const { journey } = props;
  const { title, description, owner, weakest, parts, gaps } = journey;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  useDocumentTitle(title);
  const format = useFormat();
  const journeys = useRouteRef(journeysRouteRef)();
  // A graph on a telephone is a picture of nothing; the lists say the same.
  const isWide = useBreakpoint().up('sm');

  return (
    <>
      <header className={styles.header}>
        <Link href={journeys} standalone>
          {t('journeys.back')}
        </Link>
        <h2 className={styles.title}>{title}</h2>
        {description && <p className={styles.plain}>{description}</p>}
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
      </header>
      <Panel title={t('journey.weakestTitle')}>
        {weakest ? (
          <>
            <WeakestLinkText weakest={weakest} />
            <PathList nodes={journey.nodes} path={weakest.path} />
          </>
        ) : (
          <p className={styles.plain}>{t('journeys.noWeakest')}</p>
        )}
      </Panel>
      <JourneySteps journey={journey} />
      {isWide && (
        <Panel description={t('journey.graphText')} title={t('journey.graph')}>
          <JourneyGraph journey={journey} />
        </Panel>
      )}
      <Panel title={t('journey.all')}>
        <JourneyParts journey={journey} />
      </Panel>
    </>
  );
}
