import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import {
  LoadingState,
  PageBody,
  PageState,
} from '@guildhall/plugin-guildhall-react';
import { useParams } from 'react-router-dom';
import { useWizardInput } from './useWizardInput';
import { Wizard } from './Wizard';

/** From the first question to the button that makes a service. */
export function WizardPage() {
  const { template = '' } = useParams();
  const request = useWizardInput(template);
  return (
    <PageBody isPage>
      <PageState
        loading={<LoadingState rowHeight={88} rows={4} />}
        request={request}
      >
        {input => (
          <SecretsContextProvider key={input.template.name}>
            <Wizard input={input} />
          </SecretsContextProvider>
        )}
      </PageState>
    </PageBody>
  );
}
