import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, useBreakpoint } from '@backstage/ui';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { useMemo, useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { DiffFold } from './DiffFold';
import { DiffRow, diffRows, toBlocks, toUnified } from './diffRows';
import { SplitRow } from './SplitRow';
import { UnifiedRow } from './UnifiedRow';
import styles from './DiffView.module.css';

const ROWS_AT_A_TIME = 600;

/**
 * A text before and after: side by side where there is room, one below the
 * other where there is not. What is far from a change is folded, and long
 * files are drawn a part at a time.
 */
export function DiffView(props: {
  /** Of what, for those who cannot see it. */
  label: string;
  before: string;
  after: string;
}) {
  const { label, before, after } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const isSplit = useBreakpoint().up('lg');
  const [unfolded, setUnfolded] = useState<readonly number[]>([]);
  const [limit, setLimit] = useState(ROWS_AT_A_TIME);
  const blocks = useMemo(
    () => toBlocks(diffRows(before, after)),
    [before, after],
  );

  const arrange = (rows: DiffRow[]) => (isSplit ? rows : toUnified(rows));
  const Row = isSplit ? SplitRow : UnifiedRow;
  let left = limit;
  const bodies = blocks.map(({ rows, isFolded }, block) => {
    if (isFolded && !unfolded.includes(block)) {
      return left > 0 ? (
        <DiffFold
          columns={isSplit ? 4 : 3}
          key={block}
          lines={rows.length}
          onUnfold={() => setUnfolded([...unfolded, block])}
        />
      ) : undefined;
    }
    const arranged = arrange(rows);
    const shown = arranged.slice(0, Math.max(0, left));
    left -= arranged.length;
    return (
      <tbody key={block}>
        {shown.map((row, index) => (
          <Row key={index} row={row} />
        ))}
      </tbody>
    );
  });

  return (
    <>
      <table
        aria-label={label}
        className={styles.diff}
        data-split={isSplit ? '' : undefined}
      >
        {isSplit && (
          // A folded row comes first, and says nothing about widths.
          <colgroup>
            <col className={styles.number} />
            <col />
            <col className={styles.number} />
            <col />
          </colgroup>
        )}
        {bodies}
      </table>
      {left < 0 && (
        <Button
          className={styles.more}
          onPress={() => setLimit(limit + ROWS_AT_A_TIME)}
          variant="secondary"
        >
          {t('diff.more', { amount: format.number(-left) })}
        </Button>
      )}
    </>
  );
}
