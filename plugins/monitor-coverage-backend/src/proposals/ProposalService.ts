import { ConflictError, InputError, toError } from '@backstage/errors';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import {
  EntityAccess,
  EntityProjection,
} from '@guildhall/plugin-guildhall-node';
import {
  CreateProposalRequest,
  Part,
  Proposal,
  ProposalList,
} from '@guildhall/plugin-monitor-coverage-common';
import { randomUUID } from 'node:crypto';
import { PartService } from '../services/PartService';
import { SuggestionService } from '../services/SuggestionService';
import { applyFiles } from './applyFiles';
import {
  ChosenSuggestion,
  composeProposal,
  describeProposal,
} from './composeProposal';
import { ProposalFollower } from './ProposalFollower';
import { ProposalPusher } from './ProposalPusher';
import { ProposalStore, StoredProposal } from './ProposalStore';
import { RuleRepositories } from './RuleRepositories';

/** The page of a part shows the last of them. */
const MAX_SHOWN = 20;

/** Rules that are proposed to repositories. */
export class ProposalService {
  constructor(
    private readonly options: {
      follower: ProposalFollower;
      gitHosts: GitHosts;
      /** The address of the page of a part. */
      pageOf: (entityRef: string) => string;
      parts: PartService;
      projection: EntityProjection;
      pusher: ProposalPusher;
      repositories: RuleRepositories;
      store: ProposalStore;
      suggestions: SuggestionService;
    },
  ) {}

  /** @throws NotFoundError when there is no such part. */
  async list(entityRef: string, access: EntityAccess): Promise<ProposalList> {
    const { parts, store } = this.options;
    const { id } = await parts.find(entityRef, access);
    const items = await store.list(entityRef, MAX_SHOWN);
    return {
      ...(await this.#describeTarget(id)),
      items: items.map(item => this.#toProposal(item)),
    };
  }

  /**
   * Proposes rules as a branch, once: asked again, the proposal that is under
   * way is answered.
   *
   * @throws InputError when nothing is to be proposed, or there is nowhere to.
   * @throws ConflictError when the repository has the rules, or others of their
   * names.
   */
  async create(
    request: CreateProposalRequest,
    caller: { by: string; access: EntityAccess },
  ): Promise<Proposal> {
    const { follower, pageOf, parts, pusher, repositories, store } =
      this.options;
    const { id, part } = await parts.find(request.entityRef, caller.access);
    const chosen = await this.#choose(part, request, caller.access);
    const target = await repositories.find(await this.#entityOf(id));
    const { host, repository, folder } = target;
    const composed = composeProposal(part, chosen, folder);
    const body = describeProposal(
      part.entityRef,
      chosen,
      pageOf(part.entityRef),
    );
    const branch = { host: host.id, repository, branch: composed.branch };

    const known = await store.findUnderWay(branch);
    if (known?.state === 'open') {
      await follower.look(known);
    }
    if (known && (await store.findUnderWay(branch))) {
      return this.#toProposal(await pusher.push(known, host, body));
    }
    const base = await pusher.findBase(target);
    if (
      (await applyFiles(host, repository, base, composed.files)).length === 0
    ) {
      throw new ConflictError(
        `The repository '${repository}' has these rules already: the next round over the sources of monitors finds them`,
      );
    }
    const begun = await store.begin({
      ...composed,
      ...branch,
      id: randomUUID(),
      entityRef: part.entityRef,
      base,
      state: 'pushing',
      by: caller.by,
      at: new Date().toISOString(),
    });
    return this.#toProposal(await pusher.push(begun, host, body));
  }

  /** Those that were asked for; else the likeliest for what nobody watches. */
  async #choose(
    { entityRef, cells }: Part,
    { suggestions: asked }: CreateProposalRequest,
    access: EntityAccess,
  ): Promise<ChosenSuggestion[]> {
    const wanted: Array<{
      signal: Part['cells'][number]['signal'];
      rulesFile?: string;
    }> =
      asked ?? cells.filter(({ rung, waiver }) => rung === 'none' && !waiver);
    const chosen: ChosenSuggestion[] = [];
    for (const { signal, rulesFile } of wanted) {
      const { items } = await this.options.suggestions.list(
        { part: entityRef, signal },
        access,
      );
      const suggestion = rulesFile
        ? items.find(item => item.rulesFile === rulesFile)
        : items[0];
      if (suggestion) {
        chosen.push({ signal, suggestion });
      } else if (rulesFile) {
        throw new InputError(
          `'suggestions': ${rulesFile} is not suggested for the ${signal} of ${entityRef}; look at the suggestions again`,
        );
      }
    }
    if (chosen.length === 0) {
      throw new InputError(
        `'suggestions': there is no ready rule for what nobody watches on ${entityRef}`,
      );
    }
    return chosen;
  }

  async #entityOf(id: number) {
    const [{ entity }] = await this.options.projection.getByIds([id]);
    return entity;
  }

  async #describeTarget(
    id: number,
  ): Promise<Pick<ProposalList, 'target' | 'problem'>> {
    try {
      const { host, repository, folder } = await this.options.repositories.find(
        await this.#entityOf(id),
      );
      const url = host.repositoryUrl(repository);
      return { target: { host: host.title, repository, folder, url } };
    } catch (error) {
      return { problem: toError(error).message };
    }
  }

  #toProposal(proposal: StoredProposal): Proposal {
    const { base: _, commit: __, files, ...known } = proposal;
    const { repository, branch } = known;
    const host = this.options.gitHosts
      .list()
      .find(({ id }) => id === known.host);
    return {
      ...known,
      files: files.map(({ path }) => path),
      url: host?.fileUrl(repository, files[0].path, branch) ?? '',
    };
  }
}
