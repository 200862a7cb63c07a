import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ToggleButton } from '@backstage/ui';
import { RiCloseLine, RiEqualizerLine, RiTeamLine } from '@remixicon/react';
import { useState } from 'react';
import { useEntityFilter, useOwnership } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './FilterBar.module.css';
import { FilterSelects } from './FilterSelects';
import { TextFilter } from './TextFilter';

/**
 * Which entities the page is about. All of it is in the URL and applies to
 * everything on the page.
 */
export function FilterBar() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { filter, isFiltered, setFilter, clearFilter } = useEntityFilter();
  const ownership = useOwnership();

  const selected = [
    filter.owner,
    filter.system,
    filter.kind,
    filter.type,
    filter.lifecycle,
  ].filter(Boolean).length;
  const [isOpen, setIsOpen] = useState(selected > 0);

  const mine = ownership.status === 'ready' ? ownership.value : [];
  const isMine = mine.length > 0 && isSameSet(mine, filter.owner ?? []);

  return (
    <div className={styles.root} role="search">
      <div className={styles.row}>
        <TextFilter value={filter.q ?? ''} onChange={q => setFilter({ q })} />
        <ToggleButton
          iconStart={<RiTeamLine />}
          isDisabled={mine.length === 0}
          isSelected={isMine}
          onChange={isSelected =>
            setFilter({ owner: isSelected ? mine : undefined })
          }
        >
          {t('filter.mine')}
        </ToggleButton>
        <ToggleButton
          aria-expanded={isOpen}
          iconStart={<RiEqualizerLine />}
          isSelected={isOpen}
          onChange={setIsOpen}
        >
          {selected > 0
            ? t('filter.openWithCount', { amount: String(selected) })
            : t('filter.open')}
        </ToggleButton>
        {isFiltered && (
          <Button
            iconStart={<RiCloseLine />}
            onPress={clearFilter}
            variant="tertiary"
          >
            {t('filter.clear')}
          </Button>
        )}
      </div>
      {isOpen && <FilterSelects filter={filter} onChange={setFilter} />}
    </div>
  );
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(item => b.includes(item));
}
