import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Actor,
  LoadingState,
  PageState,
  Panel,
  RelativeTime,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Templates.module.css';

const SHOWN = 20;

/** What people said about a template lately. */
export function FeedbackPanel(props: { template: string }) {
  const { template } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const request = useRequest(
    useCallback(
      signal =>
        goldenPathApi.listFeedback({ template, limit: SHOWN }, { signal }),
      [goldenPathApi, template],
    ),
  );
  return (
    <Panel title={t('template.feedback')}>
      <PageState
        empty={<p className={styles.quiet}>{t('template.noFeedback')}</p>}
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={56} rows={2} />}
        request={request}
      >
        {({ items }) => (
          <ul className={styles.list}>
            {items.map(
              ({ id, rating, note, version, createdBy, createdAt }) => (
                <li key={id}>
                  <strong>
                    {t('template.stars', { rating: String(rating) })}
                  </strong>{' '}
                  <span className={styles.quiet}>
                    {t('template.ofVersion', { version })}
                  </span>
                  {note && <p className={styles.note}>{note}</p>}
                  <p className={styles.quiet}>
                    <Actor subject={createdBy} />
                    {' · '}
                    <RelativeTime at={createdAt} />
                  </p>
                </li>
              ),
            )}
          </ul>
        )}
      </PageState>
    </Panel>
  );
}
