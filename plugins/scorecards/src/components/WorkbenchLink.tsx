import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { DefinitionKind } from '@guildhall/plugin-scorecards-common';
import { RiEditLine } from '@remixicon/react';
import { workbenchRouteRef } from '../routes';
import { scorecardsTranslationRef } from '../translation';

/** Opens a definition in the workbench. */
export function WorkbenchLink(props: { kind: DefinitionKind; id: string }) {
  const { kind, id } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const workbench = useRouteRef(workbenchRouteRef)();
  return (
    <div>
      <ButtonLink
        href={`${workbench}?kind=${kind}&id=${encodeURIComponent(id)}`}
        iconStart={<RiEditLine />}
        size="small"
        variant="secondary"
      >
        {t('workbench.edit')}
      </ButtonLink>
    </div>
  );
}
