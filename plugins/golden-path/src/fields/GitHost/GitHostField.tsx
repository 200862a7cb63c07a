import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import {
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { GitHostInfo } from '@guildhall/plugin-golden-path-common';
import { useCallback, useEffect } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { GitHostProps } from './schema';

/**
 * Where the repository will be. The default is chosen beforehand; with a
 * single host there is nothing to ask.
 */
export function GitHostField(props: GitHostProps) {
  const goldenPathApi = useApi(goldenPathApiRef);
  const request = useRequest(
    useCallback(signal => goldenPathApi.listHosts({ signal }), [goldenPathApi]),
  );
  return (
    <PageState
      loading={<LoadingState rowHeight={64} rows={1} />}
      request={request}
    >
      {({ items }) => <HostSelect {...props} hosts={items} />}
    </PageState>
  );
}

function HostSelect(props: GitHostProps & { hosts: GitHostInfo[] }) {
  const { hosts, formData, onChange, schema, uiSchema, idSchema } = props;
  const { required, disabled, readonly, rawErrors = [] } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);

  const preferred = (hosts.find(({ isDefault }) => isDefault) ?? hosts[0])?.id;
  const isKnown = hosts.some(({ id }) => id === formData);
  useEffect(() => {
    if (!isKnown && preferred) {
      onChange(preferred);
    }
  }, [isKnown, preferred, onChange]);

  if (hosts.length < 2) {
    return undefined;
  }
  return (
    <Select
      description={uiSchema['ui:description'] ?? schema.description}
      id={idSchema.$id}
      isDisabled={disabled || readonly}
      isInvalid={rawErrors.length > 0}
      isRequired={required}
      label={uiSchema['ui:title'] ?? schema.title ?? t('fields.host.title')}
      onChange={key => onChange(String(key))}
      options={hosts.map(({ id, title }) => ({ id, label: title }))}
      secondaryLabel={required ? t('fields.required') : undefined}
      value={formData ?? preferred}
    />
  );
}
