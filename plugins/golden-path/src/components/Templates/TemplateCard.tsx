import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, ButtonLink, Link } from '@backstage/ui';
import { TemplateSummary } from '@guildhall/plugin-golden-path-common';
import { Chip } from '@guildhall/plugin-guildhall-react';
import { RiArrowRightLine, RiErrorWarningLine } from '@remixicon/react';
import { templateRouteRef, wizardRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { TemplateStatistics } from './TemplateStatistics';
import styles from './Templates.module.css';

/** What one gets from a template, and how others fared with it. */
export function TemplateCard(props: { template: TemplateSummary }) {
  const { template } = props;
  const { name, title, description, version, tags, problems } = template;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const wizardRoute = useRouteRef(wizardRouteRef);
  const templateRoute = useRouteRef(templateRouteRef);
  return (
    <Box as="li" bg="neutral" className={styles.card}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.chips}>
        {version && <Chip>{t('templates.version', { version })}</Chip>}
        {tags.map(tag => (
          <Chip key={tag}>{tag}</Chip>
        ))}
        {problems.length > 0 && (
          <Chip icon={<RiErrorWarningLine aria-hidden />}>
            {t('templates.problems', { count: problems.length })}
          </Chip>
        )}
      </p>
      <p className={styles.description}>{description}</p>
      <TemplateStatistics template={template} />
      <div className={styles.actions}>
        {version ? (
          <ButtonLink
            aria-label={t('templates.startNamed', { title })}
            href={wizardRoute({ template: name })}
            iconEnd={<RiArrowRightLine />}
            variant="primary"
          >
            {t('templates.start')}
          </ButtonLink>
        ) : (
          <span className={styles.quiet}>{t('templates.unusable')}</span>
        )}
        <Link
          aria-label={t('templates.aboutNamed', { title })}
          href={templateRoute({ name })}
        >
          {t('templates.about')}
        </Link>
      </div>
    </Box>
  );
}
