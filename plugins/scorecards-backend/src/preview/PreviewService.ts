import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { Preview } from '@guildhall/plugin-scorecards-common';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { compilePreview } from './compilePreview';
import { PreviewParts, PreviewRun } from './PreviewRun';

/** Previews of all callers that this replica works on at once. */
const MAX_RUNNING = 4;

/** Says what definitions would change, and stores nothing. */
export class PreviewService {
  readonly #running = new Map<string, AbortController>();

  constructor(
    private readonly options: {
      maxEntities: number;
      parts: PreviewParts;
      registry: RuleRegistry;
    },
  ) {}

  /**
   * Tries documents out. Of the same caller only the last one goes on: who
   * types on does not want to know about what was typed before.
   *
   * @param caller - The user or the service that asks.
   * @throws ConflictError when a newer one takes its place.
   * @throws ServiceUnavailableError when many others have previews made.
   */
  async preview(
    caller: string,
    request: {
      access: EntityAccess;
      documents: string;
      signal: AbortSignal;
      since?: number;
    },
  ): Promise<Preview> {
    this.#running
      .get(caller)
      ?.abort(new ConflictError('A newer preview of yours took its place'));
    this.#running.delete(caller);
    if (this.#running.size >= MAX_RUNNING) {
      throw new ServiceUnavailableError(
        'Too many previews are being made; try again in a few seconds',
      );
    }
    const controller = new AbortController();
    this.#running.set(caller, controller);
    try {
      return await this.#run(request, controller.signal);
    } finally {
      if (this.#running.get(caller) === controller) {
        this.#running.delete(caller);
      }
    }
  }

  async #run(
    request: Parameters<PreviewService['preview']>[1],
    replaced: AbortSignal,
  ): Promise<Preview> {
    const { maxEntities, parts, registry } = this.options;
    const { access, documents, since } = request;
    const now = new Date();
    const rules = await registry.get();
    const compiled = compilePreview(rules, documents, now);
    return new PreviewRun(parts, compiled, {
      access,
      maxEntities,
      now,
      signal: AbortSignal.any([request.signal, replaced]),
      since,
    }).run();
  }
}
