import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  EmptyState,
  Panel,
  useSearchState,
} from '@guildhall/plugin-guildhall-react';
import {
  matchDecidePermission,
  PartDetail,
} from '@guildhall/plugin-monitor-coverage-common';
import { RiRadarLine } from '@remixicon/react';
import { useState } from 'react';
import { isGap, worstFirst } from '../../cells';
import { monitorCoverageTranslationRef } from '../../translation';
import { ProposeButton } from '../Proposals';
import { SignalItem } from './SignalItem';
import styles from './Part.module.css';

/**
 * Each signal that the part needs, worst first. The one that the URL names is
 * open, or else the worst gap.
 */
export function SignalsPanel(props: {
  part: PartDetail;
  onDecided: () => void;
}) {
  const { part, onDecided } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const { allowed } = usePermission({
    permission: matchDecidePermission,
    resourceRef: part.entityRef,
  });
  const { params } = useSearchState();
  const cells = worstFirst(part.cells);
  const unwatched = cells.filter(cell => isGap(cell) && cell.rung === 'none');
  const [open, setOpen] = useState<readonly string[]>(() =>
    [params.get('signal') ?? cells.find(isGap)?.signal ?? []].flat(),
  );

  return (
    <Panel
      actions={
        unwatched.length > 1 && (
          <ProposeButton
            label={t('proposals.proposeAllLabel', { part: part.title })}
          >
            {t('proposals.proposeAll')}
          </ProposeButton>
        )
      }
      description={
        <>
          {t('signals.description')}{' '}
          {part.matches.length > 0 &&
            (allowed ? t('signals.decideHint') : t('signals.noDecide'))}
        </>
      }
      title={t('signals.title')}
    >
      {cells.length === 0 ? (
        <EmptyState
          description={t('partPage.nothingNeededText', {
            title: part.policy.title,
          })}
          icon={<RiRadarLine />}
          title={t('partPage.nothingNeeded')}
        />
      ) : (
        <ul className={styles.signals}>
          {cells.map(cell => (
            <li key={cell.signal}>
              <SignalItem
                cell={cell}
                isOpen={open.includes(cell.signal)}
                mayDecide={allowed}
                onDecided={onDecided}
                onToggle={isOpen =>
                  setOpen(
                    isOpen
                      ? [...open, cell.signal]
                      : open.filter(signal => signal !== cell.signal),
                  )
                }
                part={part}
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
