import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { usePaging } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Paging.module.css';

/** Where we are in the list, and the way on. */
export function Paging(props: {
  shown: number;
  total: number;
  pageSize: number;
  nextCursor: string | undefined;
}) {
  const { shown, total, pageSize, nextCursor } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
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
