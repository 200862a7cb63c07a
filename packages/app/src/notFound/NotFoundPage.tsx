import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { LogoMark } from '../nav/LogoMark';
import { appTranslationRef } from '../translation';
import styles from './NotFoundPage.module.css';

export function NotFoundPage() {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <main className={styles.page}>
      <LogoMark className={styles.mark} />
      <Text as="h1" variant="title-medium" weight="bold">
        {t('notFound.title')}
      </Text>
      <Text as="p" color="secondary">
        {t('notFound.description')}
      </Text>
      <Flex gap="3" justify="center">
        <ButtonLink href="/">{t('notFound.home')}</ButtonLink>
        <ButtonLink href="/search" variant="secondary">
          {t('notFound.search')}
        </ButtonLink>
      </Flex>
    </main>
  );
}
