import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Actor,
  Chip,
  RelativeTime,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import { Match, PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { RiAlertLine } from '@remixicon/react';
import { useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { Facts } from '../Facts';
import { MonitorName } from '../MonitorName';
import { RungLabel } from '../Rung';
import { MatchActions } from './MatchActions';
import { MatchReceivers } from './MatchReceivers';
import styles from './Part.module.css';

/** A monitor of the part: how it was matched, how far it gets, what is wrong. */
export function MatchItem(props: {
  part: PartDetail;
  match: Match;
  mayDecide: boolean;
  onDecided: () => void;
}) {
  const { part, match, mayDecide, onDecided } = props;
  const { monitor, kind, explanation, rung, reasons, expression } = match;
  const { receivers, findings, confirmedBy } = match;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  const format = useFormat();

  return (
    <li className={styles.match}>
      <div className={styles.matchHead}>
        <MonitorName monitor={monitor} />
        <RungLabel state={rung} />
        <span className={styles.matchReason}>{sayReasons(reasons)}</span>
        {mayDecide && (
          <MatchActions match={match} onDecided={onDecided} part={part} />
        )}
      </div>
      <code className={styles.expression}>{expression}</code>
      <Facts
        facts={[
          {
            term: t('match.how'),
            value: (
              <>
                <Chip>{t(`match.kind.${kind}`)}</Chip> {sayReasons(explanation)}
              </>
            ),
          },
          confirmedBy
            ? {
                term: t('match.confirmedBy'),
                value: <Actor subject={confirmedBy} />,
              }
            : undefined,
          receivers && {
            term: t('match.receivers'),
            value: <MatchReceivers receivers={receivers} />,
          },
          match.firingSince
            ? {
                term: t('match.firing'),
                value: (
                  <>
                    {t('part.since')} <RelativeTime at={match.firingSince} />
                  </>
                ),
              }
            : undefined,
          match.lastFiredAt
            ? {
                term: t('match.lastFired'),
                value: <RelativeTime at={match.lastFiredAt} />,
              }
            : undefined,
          match.interruptions && match.interruptions.length > 0
            ? {
                term: t('match.interrupted'),
                value: match.interruptions
                  .map(each =>
                    t(`match.interruption.${each.kind}`, { by: each.by }),
                  )
                  .join(', '),
              }
            : undefined,
          match.silencedUntil
            ? {
                term: t('match.silenced'),
                value: (
                  <>
                    {format.day(match.silencedUntil.slice(0, 10))} (
                    <RelativeTime at={match.silencedUntil} />)
                  </>
                ),
              }
            : undefined,
        ]}
      />
      {findings.length > 0 && (
        <ul className={styles.chips}>
          {findings.map(finding => (
            <li key={finding}>
              <Chip
                icon={<RiAlertLine aria-hidden />}
                title={t(`findingKind.${finding}.meaning`)}
              >
                {t(`findingKind.${finding}.title`)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
