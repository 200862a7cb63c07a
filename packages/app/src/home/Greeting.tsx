import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { appTranslationRef } from '../translation';
import styles from './Greeting.module.css';

export function Greeting(props: { ownedCount?: number }) {
  const { ownedCount } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const identityApi = useApi(identityApiRef);
  const { value: profile } = useAsync(
    () => identityApi.getProfileInfo(),
    [identityApi],
  );
  const name = profile?.displayName?.split(' ')[0] ?? '';

  return (
    <header className={styles.greeting}>
      <Text as="h1" variant="title-medium" weight="bold">
        {greet(new Date().getHours(), name)}
      </Text>
      <Text as="p" color="secondary" className={styles.summary}>
        {ownedCount !== undefined && t('home.summary', { count: ownedCount })}
      </Text>
    </header>
  );

  function greet(hour: number, person: string) {
    if (hour < 12) {
      return t('home.greeting.morning', { name: person });
    }
    return hour < 18
      ? t('home.greeting.afternoon', { name: person })
      : t('home.greeting.evening', { name: person });
  }
}
