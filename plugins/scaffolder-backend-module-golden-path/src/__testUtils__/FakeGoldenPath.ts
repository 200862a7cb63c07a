import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  BeginEffectRequest,
  beginEffectRequestSchema,
  Effect,
  FinishEffectRequest,
  finishEffectRequestSchema,
  PreflightRequest,
  PreflightResponse,
  RecordServiceRequest,
  recordServiceRequestSchema,
  ReleaseFiles,
} from '@guildhall/plugin-golden-path-common';
import {
  GoldenPathService,
  GoldenPathServiceOptions,
} from '@guildhall/plugin-golden-path-node';

/** The golden path plugin as the actions see it, with its ledger in memory. */
export class FakeGoldenPath implements GoldenPathService {
  readonly effects: Effect[] = [];
  readonly services: RecordServiceRequest[] = [];
  readonly checks: Array<{ request: PreflightRequest; credentials: unknown }> =
    [];
  /** What happens in the world before the answer to a preflight arrives. */
  onPreflight: () => Promise<PreflightResponse> = async () => ({
    ok: true,
    findings: [],
  });
  /** The process is killed before this report to the ledger, counted from 1. */
  lostReport = 0;
  #reports = 0;

  constructor(private readonly release: ReleaseFiles) {}

  async listTemplateEntities(): Promise<Entity[]> {
    throw new NotFoundError('no action asks for it');
  }

  async getReleaseFiles(release: {
    template: string;
    version: string;
  }): Promise<ReleaseFiles> {
    if (
      release.template !== this.release.name ||
      release.version !== this.release.version
    ) {
      throw new NotFoundError(`no ${release.template} ${release.version}`);
    }
    return this.release;
  }

  async preflight(
    request: PreflightRequest,
    { credentials }: GoldenPathServiceOptions,
  ): Promise<PreflightResponse> {
    this.checks.push({ request, credentials });
    return this.onPreflight();
  }

  async beginEffect(request: BeginEffectRequest): Promise<Effect> {
    const begun = beginEffectRequestSchema.parse(request);
    const known = this.effects.find(
      effect =>
        effect.taskId === begun.taskId &&
        effect.stepId === begun.stepId &&
        effect.key === begun.key,
    );
    if (known) {
      return this.#update(
        known,
        known.status === 'done' ? {} : { status: 'pending', error: undefined },
      );
    }
    const effect: Effect = {
      ...begun,
      id: `effect-${this.effects.length + 1}`,
      status: 'pending',
      undo: 'Takes it away',
      createdAt: '2026-11-21T10:00:00.000Z',
    };
    this.effects.push(effect);
    return { ...effect };
  }

  async finishEffect(
    id: string,
    request: FinishEffectRequest,
  ): Promise<Effect> {
    this.#reports += 1;
    if (this.#reports === this.lostReport) {
      throw new Error('the process was killed');
    }
    const effect = this.effects.find(candidate => candidate.id === id);
    if (!effect) {
      throw new NotFoundError(`no effect ${id}`);
    }
    return this.#update(effect, finishEffectRequestSchema.parse(request));
  }

  async listTaskEffects(taskId: string): Promise<Effect[]> {
    return this.effects.filter(effect => effect.taskId === taskId);
  }

  async recordService(request: RecordServiceRequest): Promise<void> {
    this.services.push(recordServiceRequestSchema.parse(request));
  }

  #update(effect: Effect, change: Partial<Effect>): Effect {
    Object.assign(effect, change);
    return { ...effect };
  }
}
