import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { Signal } from '@guildhall/plugin-monitor-coverage-common';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { useProposals } from '../Proposals';
import styles from './Part.module.css';
import { SuggestionItem } from './SuggestionItem';

/** Rules that would close a gap, ready to copy. */
export function Suggestions(props: { entityRef: string; signal: Signal }) {
  const { entityRef, signal } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const { list: proposals } = useProposals();
  const api = useApi(monitorCoverageApiRef);
  const request = useRequest(
    useCallback(
      abort =>
        api.listSuggestions({ part: entityRef, signal }, { signal: abort }),
      [api, entityRef, signal],
    ),
  );
  return (
    <section
      aria-label={t('suggest.label', { signal: t(`signal.${signal}`) })}
      className={styles.suggestions}
    >
      <h3 className={styles.subtitle}>{t('suggest.title')}</h3>
      <PageState
        empty={<p className={styles.plain}>{t('suggest.none')}</p>}
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={120} rows={1} />}
        request={request}
      >
        {({ items }) => (
          <>
            <p className={styles.quiet}>
              {t('suggest.intro')} {proposals?.problem}
            </p>
            <ul className={styles.signals}>
              {items.map((suggestion, index) => (
                <li key={suggestion.title}>
                  <SuggestionItem
                    isFirst={index === 0}
                    signal={signal}
                    suggestion={suggestion}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </PageState>
    </section>
  );
}
