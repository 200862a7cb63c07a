import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './PageState.module.css';

/**
 * The outline of what is being loaded.
 *
 * @public
 */
export function LoadingState(props: {
  /** How many rows to draw; 3 by default. */
  rows?: number;
  /** The height of a row in pixels; 72 by default. */
  rowHeight?: number;
}) {
  const { rows = 3, rowHeight = 72 } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  return (
    <div aria-label={t('state.loading')} className={styles.rows} role="status">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton height={rowHeight} key={row} width="100%" />
      ))}
    </div>
  );
}
