import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useEntityHref } from '@guildhall/plugin-guildhall-react';
import { Exemption } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Exemptions.module.css';

/** What an exemption is for: an entity, or all of a group's or a system's. */
export function ExemptionScopeName(props: { scope: Exemption['scope'] }) {
  const { type, ref, entities } = props.scope;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const entityHref = useEntityHref();
  const { primaryTitle } = useEntityPresentation(ref, {
    defaultNamespace: 'default',
  });
  return (
    <span className={styles.stack}>
      <Link href={entityHref(ref)} title={ref}>
        {type === 'entity'
          ? primaryTitle
          : t(`exemptions.${type}`, { name: primaryTitle })}
      </Link>
      {type !== 'entity' && (
        <span className={styles.quiet}>
          {t('exemptions.entities', { count: entities })}
        </span>
      )}
    </span>
  );
}
