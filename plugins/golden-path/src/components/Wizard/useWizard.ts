import { useApi } from '@backstage/frontend-plugin-api';
import { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { Answers } from '@guildhall/plugin-golden-path-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { goldenPathApiRef } from '../../api';
import { Draft, newVisitId } from './draft';
import { secretNames, withoutSecrets } from './secrets';
import { WizardInput } from './useWizardInput';

const PAUSE_MILLISECONDS = 300;
const PLAN = 'plan';

/** What comes with an entry of the browser's history. */
type StepState = { field?: string } | null;

/**
 * The answers and the way through the steps. The open step is in the URL, so
 * that the browser's own "back" goes one step back; the answers are kept as a
 * draft, without secrets.
 */
export function useWizard(
  input: WizardInput,
  steps: readonly ParsedTemplateSchema[],
) {
  const { template, drafts, draft } = input;
  const goldenPathApi = useApi(goldenPathApiRef);
  const [params, setParams] = useSearchParams();
  const { state }: { state: StepState } = useLocation();
  const secrets = useMemo(() => secretNames(steps), [steps]);

  const [visitId, setVisitId] = useState(() => draft?.visitId ?? newVisitId());
  const [answers, setAnswers] = useState<Answers>(draft?.answers ?? {});
  const [furthest, setFurthest] = useState(() => resumeAt(draft, steps));
  const [isTouched, setIsTouched] = useState(false);
  // With a step in the URL this is a reload, or the way back from a run.
  const [offer, setOffer] = useState(params.has('step') ? undefined : draft);

  const position = Math.min(toPosition(params.get('step'), steps), furthest);
  const stepName = steps[position]?.title ?? PLAN;

  const goTo = useCallback(
    (next: number, field?: string) => {
      setIsTouched(true);
      setFurthest(current => Math.max(current, next));
      setParams(
        { step: next < steps.length ? String(next + 1) : PLAN },
        { state: { field } },
      );
    },
    [setParams, steps.length],
  );

  useEffect(() => {
    if (!offer) {
      // Statistics must not get in the way of anybody.
      goldenPathApi
        .recordVisit(visitId, { template: template.name, step: stepName })
        .catch(() => {});
    }
  }, [goldenPathApi, offer, visitId, template.name, stepName]);

  const toDraft = useCallback(
    (): Draft => ({
      visitId,
      answers: withoutSecrets(answers, secrets),
      furthest,
      savedAt: new Date().toISOString(),
    }),
    [visitId, answers, secrets, furthest],
  );
  useEffect(() => {
    if (!isTouched) {
      return undefined;
    }
    const timer = setTimeout(
      () => drafts.save(toDraft()).catch(() => {}),
      PAUSE_MILLISECONDS,
    );
    return () => clearTimeout(timer);
  }, [drafts, isTouched, toDraft]);

  return {
    answers,
    secrets,
    visitId,
    position,
    furthest,
    /** A draft that somebody may want to go on with. */
    offer,
    /** The field to look at, after following a finding to its step. */
    field: state?.field,
    /** Whether there is anything to be thrown away. */
    hasDraft: isTouched || furthest > 0,
    goTo,
    change: (changes: Answers) =>
      setAnswers(current => ({ ...current, ...changes })),
    touch: () => setIsTouched(true),
    resume: () => {
      setOffer(undefined);
      goTo(furthest);
    },
    startAgain: () => {
      drafts.clear().catch(() => {});
      setOffer(undefined);
      setVisitId(newVisitId());
      setAnswers({});
      setFurthest(0);
      setIsTouched(false);
      setParams({});
    },
    /** Remembers which run the answers went into. */
    keepFor: (taskId: string) => drafts.save({ ...toDraft(), taskId }),
  };
}

/** A secret is not kept: whoever comes back has to enter it again. */
function resumeAt(
  draft: Draft | undefined,
  steps: readonly ParsedTemplateSchema[],
): number {
  const withSecret = steps.findIndex(step => secretNames([step]).length > 0);
  return Math.min(
    draft?.furthest ?? 0,
    withSecret < 0 ? steps.length : withSecret,
  );
}

function toPosition(
  step: string | null,
  steps: readonly ParsedTemplateSchema[],
): number {
  if (step === PLAN) {
    return steps.length;
  }
  const index = Number(step ?? 1) - 1;
  return steps[index] ? index : 0;
}
