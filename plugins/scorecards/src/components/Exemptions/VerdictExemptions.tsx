import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { PageState, useRequest } from '@guildhall/plugin-guildhall-react';
import {
  EntitySummary,
  Exemption,
  exemptionRequestPermission,
  keepsFromLevel,
  Verdict,
} from '@guildhall/plugin-scorecards-common';
import { RiPauseCircleLine } from '@remixicon/react';
import { useCallback, useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { ExemptionActions } from './ExemptionActions';
import { ExemptionReason } from './ExemptionReason';
import styles from './Exemptions.module.css';
import { ExemptionStanding } from './ExemptionStanding';
import { RequestExemptionDialog } from './RequestExemptionDialog';

const SHOWN = 5;

/** The exemptions that cover a verdict, and the way to ask for one. */
export function VerdictExemptions(props: {
  entity: EntitySummary;
  verdict: Omit<Verdict, 'entity'>;
}) {
  const { entity, verdict } = props;
  const { entityRef } = entity;
  const { id: check } = verdict.check;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { exemptions } = useApi(scorecardsApiRef);
  const request = useRequest(
    useCallback(
      signal =>
        exemptions.list(
          { entityRef: [entityRef], check: [check], limit: SHOWN },
          { signal },
        ),
      [exemptions, entityRef, check],
    ),
  );
  useVerdictsChanged(request.reload, entityRef);
  return (
    <PageState loading={<></>} request={request}>
      {({ items }) => (
        <>
          {items.length > 0 && (
            <section className={styles.section}>
              <h4>{t('exemptions.title')}</h4>
              <ul aria-label={t('exemptions.title')} className={styles.items}>
                {items.map(exemption => (
                  <li key={exemption.id}>
                    <ExemptionStanding exemption={exemption} />
                    <ExemptionReason exemption={exemption} />
                    <ExemptionActions
                      exemption={exemption}
                      onChanged={request.reload}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {keepsFromLevel(verdict.status) && !has(items, 'requested') && (
            <RequestButton
              check={verdict.check}
              entity={entity}
              isRenewal={has(items, 'in-force')}
              onRequested={request.reload}
            />
          )}
        </>
      )}
    </PageState>
  );
}

function RequestButton(props: {
  check: Verdict['check'];
  entity: EntitySummary;
  isRenewal: boolean;
  onRequested: () => void;
}) {
  const { check, entity, isRenewal, onRequested } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { allowed } = usePermission({
    permission: exemptionRequestPermission,
    resourceRef: entity.entityRef,
  });
  const [isOpen, setIsOpen] = useState(false);
  if (!allowed) {
    return <></>;
  }
  return (
    <div className={styles.actions}>
      <Button
        iconStart={<RiPauseCircleLine />}
        onPress={() => setIsOpen(true)}
        size="small"
        variant="secondary"
      >
        {t(
          isRenewal ? 'exemptions.request.renew' : 'exemptions.request.button',
        )}
      </Button>
      {isOpen && (
        <RequestExemptionDialog
          check={check}
          entity={entity}
          onClose={() => setIsOpen(false)}
          onRequested={onRequested}
        />
      )}
    </div>
  );
}

function has(exemptions: Exemption[], state: Exemption['state']): boolean {
  return exemptions.some(exemption => exemption.state === state);
}
