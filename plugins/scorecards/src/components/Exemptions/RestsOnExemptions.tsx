import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { exemptionsRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';

/** Of levels that are counted, how many only exemptions make possible. */
export function RestsOnExemptions(props: { count: number }) {
  const { count } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const exemptionsRoute = useRouteRef(exemptionsRouteRef);
  return count > 0 ? (
    <Link href={`${exemptionsRoute()}?view=in-force`} variant="body-small">
      {t('exemptions.rests', { count })}
    </Link>
  ) : (
    <></>
  );
}
