import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type SignInPageProps as AppSignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { LogoMark } from '../nav/LogoMark';
import { appTranslationRef } from '../translation';
import { DemoSignIn } from './DemoSignIn';
import { popupProviders, type ProviderId } from './providers';
import styles from './SignInPage.module.css';
import { useSignIn } from './useSignIn';

export interface SignInPageProps extends AppSignInPageProps {
  /** The ways to sign in, in the order in which they are offered. */
  providers: ProviderId[];
}

export function SignInPage(props: SignInPageProps) {
  const { providers, onSignInSuccess } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const { state, signIn } = useSignIn({ providers, onSignInSuccess });

  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <Flex align="center" gap="3">
          <LogoMark className={styles.mark} />
          <span className={styles.name}>Guildhall</span>
        </Flex>
        <p className={styles.tagline}>{t('signIn.tagline')}</p>
      </header>

      <main className={styles.main}>
        <Text as="h1" variant="title-medium" weight="bold">
          {t('signIn.title')}
        </Text>

        <div role="status" className={styles.message}>
          {state.status === 'restoring' && (
            <Alert status="info" isPending title={t('signIn.restoring')} />
          )}
          {state.status === 'pending' && (
            <Alert status="info" isPending title={t('signIn.pending')} />
          )}
        </div>
        <div role="alert" className={styles.message}>
          {state.status === 'choosing' && state.error && (
            <Alert
              status="danger"
              icon
              title={t('signIn.failed')}
              description={state.error.message}
            />
          )}
        </div>

        {state.status !== 'restoring' &&
          providers.map(provider =>
            provider === 'demo' ? (
              <DemoSignIn
                key={provider}
                isDisabled={state.status === 'pending'}
                onChoose={user => signIn({ provider, user })}
              />
            ) : (
              <Button
                key={provider}
                variant="secondary"
                isDisabled={state.status === 'pending'}
                onPress={() => signIn({ provider })}
              >
                {t('signIn.continueWith', {
                  provider: popupProviders[provider].title,
                })}
              </Button>
            ),
          )}
      </main>
    </div>
  );
}
