import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import {
  ConfirmDialog,
  DateField,
  guildhallReactTranslationRef,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import {
  EntitySummary,
  ExemptionScope,
} from '@guildhall/plugin-scorecards-common';
import { DateTime } from 'luxon';
import { useCallback, useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Exemptions.module.css';

const MIN_REASON_LENGTH = 10;
const SUGGESTED_DAYS = 30;
const TOAST_MILLISECONDS = 6_000;

/** For what, why and until when; somebody else decides. */
export function RequestExemptionDialog(props: {
  check: { id: string; title: string };
  entity: EntitySummary;
  onRequested: () => void;
  onClose: () => void;
}) {
  const { check, entity, onRequested, onClose } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const { exemptions } = useApi(scorecardsApiRef);
  const toastApi = useApi(toastApiRef);
  const rules = useRequest(
    useCallback(signal => exemptions.getRules({ signal }), [exemptions]),
  );
  const maxDays = rules.status === 'ready' ? rules.value.maxDays : undefined;

  const scopes = scopesOf(entity);
  const [scope, setScope] = useState(scopes[0]);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(dayIn(SUGGESTED_DAYS));
  const endsAt = endOf(day);

  return (
    <ConfirmDialog
      confirm={t('exemptions.request.confirm')}
      isDisabled={!endsAt || reason.trim().length < MIN_REASON_LENGTH}
      onClose={onClose}
      onConfirm={async () => {
        if (endsAt) {
          await exemptions.request({
            check: check.id,
            scope,
            reason: reason.trim(),
            endsAt,
          });
          toastApi.post({
            title: t('exemptions.request.done'),
            status: 'success',
            timeout: TOAST_MILLISECONDS,
          });
          onRequested();
        }
      }}
      title={t('exemptions.request.title', { check: check.title })}
    >
      <p className={styles.quiet}>{t('exemptions.request.what')}</p>
      <RadioGroup
        label={t('exemptions.request.scope')}
        onChange={type =>
          setScope(scopes.find(each => each.type === type) ?? scope)
        }
        value={scope.type}
      >
        {scopes.map(each => (
          <Radio key={each.type} value={each.type}>
            <ScopeChoice scope={each} />
          </Radio>
        ))}
      </RadioGroup>
      <TextAreaField
        description={t('exemptions.request.reasonHelp', {
          characters: String(MIN_REASON_LENGTH),
        })}
        isRequired
        label={t('exemptions.request.reason')}
        onChange={setReason}
        secondaryLabel={tReact('field.required')}
        value={reason}
      />
      <DateField
        description={
          maxDays !== undefined &&
          t('exemptions.request.limit', { days: String(Math.floor(maxDays)) })
        }
        isRequired
        label={t('exemptions.request.until')}
        max={maxDays === undefined ? undefined : dayIn(Math.floor(maxDays) - 1)}
        min={dayIn(1)}
        onChange={setDay}
        value={day}
      />
    </ConfirmDialog>
  );
}

function ScopeChoice(props: { scope: ExemptionScope }) {
  const { type, ref } = props.scope;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { primaryTitle } = useEntityPresentation(ref, {
    defaultNamespace: 'default',
  });
  return <>{t(`exemptions.request.${type}`, { name: primaryTitle })}</>;
}

/** The smallest scope first. */
function scopesOf({ entityRef, owner, system }: EntitySummary) {
  const scopes: ExemptionScope[] = [{ type: 'entity', ref: entityRef }];
  if (system) {
    scopes.push({ type: 'system', ref: system });
  }
  if (owner) {
    scopes.push({ type: 'owner', ref: owner });
  }
  return scopes;
}

function dayIn(days: number): string {
  return DateTime.now().plus({ days }).toISODate();
}

/** The end of a day where the person is. */
function endOf(day: string): string | undefined {
  const date = DateTime.fromISO(day);
  return (date.isValid && date.endOf('day').toUTC().toISO()) || undefined;
}
