import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { scorecardsTranslationRef } from '../../translation';
import { useEnvironment } from './useEnvironment';
import { Workbench } from './Workbench';

/** Where checks and scorecards are written and tried out. */
export function WorkbenchPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  useDocumentTitle(t('workbench.title'));
  const environment = useEnvironment();
  return (
    <PageBody isPage>
      <PageState
        loading={<LoadingState rowHeight={320} rows={1} />}
        request={environment}
      >
        {value => <Workbench environment={value} />}
      </PageState>
    </PageBody>
  );
}
