import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import { TemplateSummary } from '@guildhall/plugin-golden-path-common';
import {
  LoadingState,
  PageBody,
  PageState,
  Panel,
  useRequest,
  useSearchState,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { useCallback, useState } from 'react';
import { goldenPathApiRef } from '../../api';
import { campaignsRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { BackLink } from '../BackLink';
import { NewCampaignRings } from './NewCampaignRings';
import styles from './Campaigns.module.css';

const MAX_TEMPLATES = 200;

/** Which release, and who gets it when. */
export function NewCampaignPage() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  useDocumentTitle(t('campaign.new.title'));
  const goldenPathApi = useApi(goldenPathApiRef);
  const campaigns = useRouteRef(campaignsRouteRef);
  const request = useRequest(
    useCallback(
      signal =>
        goldenPathApi.listTemplates({ limit: MAX_TEMPLATES }, { signal }),
      [goldenPathApi],
    ),
  );
  return (
    <PageBody isPage>
      <header className={styles.header}>
        <BackLink href={campaigns()}>{t('campaign.list')}</BackLink>
        <h2 className={styles.title}>{t('campaign.new.title')}</h2>
        <p className={styles.lead}>{t('campaign.new.lead')}</p>
      </header>
      <PageState
        loading={<LoadingState rowHeight={140} rows={2} />}
        request={request}
      >
        {({ items }) => <NewCampaign templates={items} />}
      </PageState>
    </PageBody>
  );
}

function NewCampaign(props: { templates: TemplateSummary[] }) {
  const { templates } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { params, update } = useSearchState();
  const [title, setTitle] = useState('');
  const template = templates.find(
    ({ name }) => name === params.get('template'),
  );

  return (
    <>
      <Panel title={t('campaign.new.what')}>
        <div className={styles.fields}>
          <Select
            isRequired
            label={t('services.template')}
            onChange={name =>
              update({ template: String(name), version: undefined })
            }
            options={templates.map(({ name, title: label }) => ({
              id: name,
              label,
            }))}
            selectionMode="single"
            value={template?.name ?? null}
          />
          {template && (
            <VersionSelect
              key={template.name}
              onChange={version => update({ version })}
              template={template}
              value={params.get('version') ?? template.version}
            />
          )}
          <TextField
            isRequired
            label={t('campaign.title')}
            onChange={setTitle}
            value={title}
          />
        </div>
      </Panel>
      {template && (
        <NewCampaignRings
          key={template.name}
          template={template.name}
          title={title}
          toVersion={params.get('version') ?? template.version}
        />
      )}
    </>
  );
}

function VersionSelect(props: {
  template: TemplateSummary;
  value: string | undefined;
  onChange: (version: string) => void;
}) {
  const { template, value, onChange } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const { name } = template;
  const request = useRequest(
    useCallback(
      signal => goldenPathApi.getTemplate(name, { signal }),
      [goldenPathApi, name],
    ),
  );
  const versions =
    request.status === 'ready'
      ? request.value.releases.map(({ version }) => version)
      : [template.version].filter(version => version !== undefined);
  return (
    <Select
      isRequired
      label={t('campaign.new.version')}
      onChange={version => onChange(String(version))}
      options={versions.map(version => ({ id: version, label: version }))}
      selectionMode="single"
      value={value ?? null}
    />
  );
}
