import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  IndexableDocument,
  ResultHighlight,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { Link } from '@backstage/ui';
import { Chip, EntityLink } from '@guildhall/plugin-guildhall-react';
import { scorecardsDocumentSchema } from '@guildhall/plugin-scorecards-common';
import { RiCheckboxCircleLine, RiMedal2Line } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import styles from './ScorecardsSearchResultListItem.module.css';

/**
 * What the search page gives to each of its results.
 *
 * @public
 */
export interface ScorecardsSearchResultListItemProps {
  result?: IndexableDocument;
  highlight?: ResultHighlight;
}

/**
 * A check or a scorecard among the results of a search.
 *
 * @public
 */
export function ScorecardsSearchResultListItem(
  props: ScorecardsSearchResultListItemProps,
) {
  const { highlight, result } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const parsed = scorecardsDocumentSchema.safeParse(result);
  if (!parsed.success) {
    return null;
  }
  const { title, text, location, what, owner, scorecard } = parsed.data;
  const marked = (field: 'title' | 'text', plain: string) =>
    highlight?.fields[field] ? (
      <HighlightedSearchResultText
        postTag={highlight.postTag}
        preTag={highlight.preTag}
        text={highlight.fields[field]}
      />
    ) : (
      plain
    );
  return (
    <div className={styles.item}>
      <span aria-hidden className={styles.icon}>
        {what === 'check' ? <RiCheckboxCircleLine /> : <RiMedal2Line />}
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <Link href={location} standalone variant="body-large" weight="bold">
            {marked('title', title)}
          </Link>
          <Chip>{t(`search.${what}`)}</Chip>
        </div>
        <p className={styles.text}>{marked('text', text)}</p>
        <p className={styles.facts}>
          {scorecard && t('search.onScorecard', { scorecard })}
          <EntityLink entityRef={owner} />
        </p>
      </div>
    </div>
  );
}
