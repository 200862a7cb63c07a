import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { TemplateSummary } from '@guildhall/plugin-golden-path-common';
import {
  EmptyState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback, useState } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { TemplateCard } from './TemplateCard';
import styles from './Templates.module.css';

const SEARCH_FROM = 7;

/** What can be made here: the start of every golden path. */
export function TemplatesPage() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const request = useRequest(
    useCallback(
      signal => goldenPathApi.listTemplates({ limit: 200 }, { signal }),
      [goldenPathApi],
    ),
  );
  return (
    <PageBody isPage>
      <p className={styles.lead}>{t('templates.lead')}</p>
      <PageState
        empty={
          <EmptyState
            description={t('templates.empty.description')}
            title={t('templates.empty.title')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        request={request}
      >
        {({ items }) => <TemplateCards templates={items} />}
      </PageState>
    </PageBody>
  );
}

function TemplateCards(props: { templates: TemplateSummary[] }) {
  const { templates } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const [text, setText] = useState('');

  const found = templates
    .filter(template => matches(template, text))
    .sort((a, b) => rank(a) - rank(b));
  return (
    <>
      {templates.length >= SEARCH_FROM && (
        <SearchField
          aria-label={t('templates.search')}
          className={styles.search}
          onChange={setText}
          placeholder={t('templates.search')}
          value={text}
        />
      )}
      {found.length === 0 && (
        <p className={styles.quiet} role="status">
          {t('templates.nothingFound')}
        </p>
      )}
      <ul aria-label={t('templates.list')} className={styles.cards}>
        {found.map(template => (
          <TemplateCard key={template.name} template={template} />
        ))}
      </ul>
    </>
  );
}

/** What is recommended comes first, what helps with what exists last. */
function rank({ tags }: TemplateSummary): number {
  if (tags.includes('recommended')) {
    return 0;
  }
  return tags.includes('existing-repository') ? 2 : 1;
}

function matches(template: TemplateSummary, text: string): boolean {
  return [template.title, template.description, ...template.tags].some(each =>
    each.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()),
  );
}
