import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { RiGitRepositoryLine } from '@remixicon/react';
import { useParams, useSearchParams } from 'react-router-dom';
import { goldenPathTranslationRef } from '../../translation';
import { RepositoryService } from './RepositoryService';
import { useServiceOfRepository } from './useServiceOfRepository';
import styles from './Repository.module.css';

/**
 * A repository of a git host that has no pages of its own. Links to sources in
 * the catalog lead here.
 */
export function RepositoryPage() {
  const { host = '', name = '', '*': path = '' } = useParams();
  const [search] = useSearchParams();
  const { t } = useTranslationRef(goldenPathTranslationRef);
  useDocumentTitle(name);
  const request = useServiceOfRepository(host, name);
  return (
    <PageBody isPage>
      <header>
        <h2 className={styles.title}>
          <RiGitRepositoryLine aria-hidden size={24} />
          {name}
        </h2>
        <p className={styles.quiet}>{t('repository.onHost', { host })}</p>
      </header>
      <PageState
        empty={
          <EmptyState
            description={t('repository.empty.description')}
            icon={<RiGitRepositoryLine />}
            title={t('repository.empty.title')}
          />
        }
        isEmpty={service => service === undefined}
        loading={<LoadingState rowHeight={120} rows={2} />}
        request={request}
      >
        {service =>
          service && (
            <RepositoryService
              gitRef={search.get('ref') ?? undefined}
              path={path}
              service={service}
            />
          )
        }
      </PageState>
    </PageBody>
  );
}
