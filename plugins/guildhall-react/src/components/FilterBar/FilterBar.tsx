import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './FilterBar.module.css';

/**
 * What narrows a list: a row of controls, which ends with the way back to all
 * of it, and below it a grid of selects.
 *
 * @public
 */
export function FilterBar(props: {
  children: ReactNode;
  selects?: ReactNode;
  isFiltered: boolean;
  onClear: () => void;
}) {
  const { children, selects, isFiltered, onClear } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  return (
    <div className={styles.root} role="search">
      <div className={styles.row}>
        {children}
        {isFiltered && (
          <Button
            iconStart={<RiCloseLine />}
            onPress={onClear}
            variant="tertiary"
          >
            {t('filter.clear')}
          </Button>
        )}
      </div>
      {selects && <div className={styles.selects}>{selects}</div>}
    </div>
  );
}
