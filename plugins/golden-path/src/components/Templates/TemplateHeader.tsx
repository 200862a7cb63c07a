import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Link } from '@backstage/ui';
import { TemplateDetail } from '@guildhall/plugin-golden-path-common';
import {
  Chip,
  EntityLink,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { RiArrowRightLine } from '@remixicon/react';
import { useHrefs } from '../../hooks';
import { rootRouteRef, wizardRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { BackLink } from '../BackLink';
import styles from './Templates.module.css';

/** What a template is, who looks after it, and the way to use it. */
export function TemplateHeader(props: { template: TemplateDetail }) {
  const { name, title, description, version, owner, servicesBehind } =
    props.template;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  useDocumentTitle(title);
  const rootRoute = useRouteRef(rootRouteRef);
  const wizardRoute = useRouteRef(wizardRouteRef);
  const hrefs = useHrefs();
  return (
    <header className={styles.header}>
      <BackLink href={rootRoute()}>{t('template.back')}</BackLink>
      <div className={styles.headline}>
        <h2 className={styles.heading}>{title}</h2>
        {version && <Chip>{t('templates.version', { version })}</Chip>}
        {owner && <EntityLink entityRef={owner} />}
      </div>
      <p className={styles.description}>{description}</p>
      <div className={styles.actions}>
        {version && (
          <ButtonLink
            href={wizardRoute({ template: name })}
            iconEnd={<RiArrowRightLine />}
            variant="primary"
          >
            {t('templates.start')}
          </ButtonLink>
        )}
        {servicesBehind > 0 && (
          <Link
            href={hrefs.services({
              template: name,
              drift: ['patch', 'minor', 'major'],
            })}
          >
            {t('template.behind', { count: servicesBehind })}
          </Link>
        )}
      </div>
    </header>
  );
}
