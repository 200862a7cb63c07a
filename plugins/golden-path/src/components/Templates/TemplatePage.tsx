import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { TemplateDetail } from '@guildhall/plugin-golden-path-common';
import {
  PageBody,
  PageState,
  Panel,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { BirthsChart } from './BirthsChart';
import { FeedbackPanel } from './FeedbackPanel';
import { ReleaseList } from './ReleaseList';
import { StepCounts } from './StepCounts';
import { TemplateHeader } from './TemplateHeader';
import { TemplateProblems } from './TemplateProblems';
import { TemplateStatistics } from './TemplateStatistics';
import styles from './Templates.module.css';

/** One template: its releases, how it does, and what people say about it. */
export function TemplatePage() {
  const { name = '' } = useParams();
  const goldenPathApi = useApi(goldenPathApiRef);
  const request = useRequest(
    useCallback(
      signal => goldenPathApi.getTemplate(name, { signal }),
      [goldenPathApi, name],
    ),
  );
  return (
    <PageBody isPage>
      <PageState request={request}>
        {template => <TemplateContent template={template} />}
      </PageState>
    </PageBody>
  );
}

function TemplateContent(props: { template: TemplateDetail }) {
  const { template } = props;
  const { statistics } = template;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <div className={styles.page}>
      <TemplateHeader template={template} />
      <TemplateProblems problems={template.problems} />
      <Panel
        description={t('template.statisticsDescription')}
        title={t('template.statistics')}
      >
        <TemplateStatistics template={template} />
        <div className={styles.columns}>
          <StepCounts
            counts={statistics.abandonedAt}
            nothing={t('template.nobody')}
            title={t('template.abandoned')}
          />
          <StepCounts
            counts={statistics.failedAt}
            nothing={t('template.noFailure')}
            title={t('template.failed')}
          />
        </div>
      </Panel>
      <Panel title={t('template.births')}>
        <BirthsChart births={template.births} />
      </Panel>
      <div className={styles.columns}>
        <ReleaseList releases={template.releases} />
        <FeedbackPanel template={template.name} />
      </div>
    </div>
  );
}
