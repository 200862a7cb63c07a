import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { useFormat, usePaging } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './Paging.module.css';

/**
 * Where we are in a list that comes in pages, and the way on; the page that is
 * open is the one of `usePaging`.
 *
 * @public
 */
export function Paging(props: {
  /** How many items are on this page. */
  shown: number;
  /** How many there are on all pages. */
  total: number;
  pageSize: number;
  nextCursor: string | undefined;
}) {
  const { shown, total, pageSize, nextCursor } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const format = useFormat();
  const { cursor, pagesBefore, openNext, openPrevious } = usePaging();
  const first = (pagesBefore ?? 0) * pageSize + 1;
  return (
    <nav aria-label={t('paging.label')} className={styles.paging}>
      <span className={styles.range}>
        {pagesBefore === undefined
          ? t('paging.total', { total: format.number(total) })
          : t('paging.range', {
              first: format.number(first),
              last: format.number(first + shown - 1),
              total: format.number(total),
            })}
      </span>
      <ButtonIcon
        aria-label={
          pagesBefore === undefined ? t('paging.first') : t('paging.previous')
        }
        icon={<RiArrowLeftSLine />}
        isDisabled={cursor === undefined}
        onPress={openPrevious}
        size="small"
        variant="secondary"
      />
      <ButtonIcon
        aria-label={t('paging.next')}
        icon={<RiArrowRightSLine />}
        isDisabled={nextCursor === undefined}
        onPress={() => nextCursor && openNext(nextCursor)}
        size="small"
        variant="secondary"
      />
    </nav>
  );
}
