import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { DataTable } from '@guildhall/plugin-guildhall-react';
import { Exemption } from '@guildhall/plugin-scorecards-common';
import { useCheckHref } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import {
  ExemptionActions,
  ExemptionReason,
  ExemptionScopeName,
  ExemptionStanding,
} from '../Exemptions';

/** Exemptions with the buttons of whoever may decide them. */
export function ExemptionTable(props: {
  exemptions: Exemption[];
  onChanged: () => void;
}) {
  const { exemptions, onChanged } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <DataTable
      columns={[
        {
          title: t('exemptions.check'),
          cell: exemption => <CheckName exemption={exemption} />,
        },
        {
          title: t('exemptions.scope'),
          cell: ({ scope }) => <ExemptionScopeName scope={scope} />,
        },
        {
          title: t('exemptions.stateTitle'),
          cell: exemption => <ExemptionStanding exemption={exemption} />,
        },
        {
          title: t('exemptions.reason'),
          cell: exemption => <ExemptionReason exemption={exemption} />,
        },
        {
          title: t('exemptions.actions'),
          cell: exemption => (
            <ExemptionActions exemption={exemption} onChanged={onChanged} />
          ),
        },
      ]}
      keyOf={({ id }) => id}
      label={t('exemptions.list')}
      rows={exemptions}
    />
  );
}

/** Leads to the verdict, where there is one. */
function CheckName(props: { exemption: Exemption }) {
  const { check, scope } = props.exemption;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const checkHref = useCheckHref();
  if (!check.title) {
    return (
      <span title={t('exemptions.undefined')}>
        <code>{check.id}</code>
      </span>
    );
  }
  return scope.type === 'entity' ? (
    <Link href={checkHref(scope.ref, check.id)} standalone weight="bold">
      {check.title}
    </Link>
  ) : (
    <strong>{check.title}</strong>
  );
}
