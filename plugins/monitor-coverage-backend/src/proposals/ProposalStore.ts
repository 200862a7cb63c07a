import { DatabaseTime, toIso } from '@guildhall/plugin-guildhall-node';
import {
  ProposalState,
  Signal,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';

/** One file as it is suggested, before it is put into what is there. */
export interface ProposedFile {
  path: string;
  kind: 'rules' | 'tests';
  content: string;
}

export interface StoredProposal {
  id: string;
  entityRef: string;
  signals: Signal[];
  title: string;
  host: string;
  repository: string;
  branch: string;
  files: ProposedFile[];
  /** The commit that it is made for. */
  base: string;
  commit?: string;
  state: ProposalState;
  pullRequestUrl?: string;
  problem?: string;
  by: string;
  at: string;
}

type ProposalRow = {
  id: string;
  open_key: string | null;
  entity_ref: string;
  signals: string;
  title: string;
  host: string;
  repository: string;
  branch: string;
  files: string;
  base: string;
  commit_hash: string | null;
  state: ProposalState;
  pull_request_url: string | null;
  problem: string | null;
  proposed_by: string;
  proposed_at: DatabaseTime;
  looked_at: DatabaseTime | null;
};

/** What names a branch. */
export type BranchName = Pick<StoredProposal, 'host' | 'repository' | 'branch'>;

/** The SQL of proposals. Nothing is ever deleted. */
export class ProposalStore {
  constructor(private readonly db: Knex) {}

  /**
   * Keeps a new proposal, unless its branch is under way already, and returns
   * the one that is.
   */
  async begin(proposal: StoredProposal): Promise<StoredProposal> {
    await this.db<ProposalRow>('proposal')
      .insert({
        id: proposal.id,
        open_key: keyOf(proposal),
        entity_ref: proposal.entityRef,
        signals: JSON.stringify(proposal.signals),
        title: proposal.title,
        host: proposal.host,
        repository: proposal.repository,
        branch: proposal.branch,
        files: JSON.stringify(proposal.files),
        base: proposal.base,
        state: proposal.state,
        proposed_by: proposal.by,
        proposed_at: new Date(proposal.at),
      })
      .onConflict('open_key')
      .ignore();
    return (await this.findUnderWay(proposal)) ?? proposal;
  }

  async findUnderWay(branch: BranchName): Promise<StoredProposal | undefined> {
    const row = await this.db<ProposalRow>('proposal')
      .where({ open_key: keyOf(branch) })
      .first();
    return row && toProposal(row);
  }

  async get(id: string): Promise<StoredProposal | undefined> {
    const row = await this.db<ProposalRow>('proposal').where({ id }).first();
    return row && toProposal(row);
  }

  /** Of one part, newest first. */
  async list(entityRef: string, limit: number): Promise<StoredProposal[]> {
    const rows = await this.db<ProposalRow>('proposal')
      .where({ entity_ref: entityRef })
      .orderBy([
        { column: 'proposed_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(toProposal);
  }

  /** Those that are under way and were not looked at for the longest time. */
  async listUnderWay(limit: number): Promise<StoredProposal[]> {
    const rows = await this.db<ProposalRow>('proposal')
      .where({ state: 'open' })
      .orderByRaw('looked_at is not null')
      .orderBy(['looked_at', 'id'])
      .limit(limit);
    return rows.map(toProposal);
  }

  /** Makes it for another commit, unless somebody else did so already. */
  async rebase(id: string, from: string, to: string): Promise<void> {
    await this.db<ProposalRow>('proposal')
      .where({ id, base: from, state: 'pushing' })
      .update({ base: to, problem: null });
  }

  async setPushed(id: string, commit: string): Promise<void> {
    await this.db<ProposalRow>('proposal')
      .where({ id, state: 'pushing' })
      .update({ state: 'open', commit_hash: commit, problem: null });
  }

  async setPullRequest(
    id: string,
    opened: { url?: string; problem?: string },
  ): Promise<void> {
    await this.db<ProposalRow>('proposal')
      .where({ id })
      .whereNull('pull_request_url')
      .update({
        pull_request_url: opened.url ?? null,
        problem: opened.problem ?? null,
      });
  }

  /** Says why it could not be pushed. */
  async setProblem(id: string, problem: string): Promise<void> {
    await this.db<ProposalRow>('proposal')
      .where({ id, state: 'pushing' })
      .update({ problem });
  }

  async setLooked(id: string, now: Date): Promise<void> {
    await this.db<ProposalRow>('proposal')
      .where({ id })
      .update({ looked_at: now });
  }

  /** After that the same can be proposed again. */
  async settle(id: string, state: 'merged' | 'closed'): Promise<void> {
    await this.db<ProposalRow>('proposal')
      .where({ id })
      .whereNotNull('open_key')
      .update({ state, open_key: null, problem: null });
  }
}

function keyOf({ host, repository, branch }: BranchName): string {
  return `${host}/${repository}/${branch}`;
}

function toProposal(row: ProposalRow): StoredProposal {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    signals: JSON.parse(row.signals),
    title: row.title,
    host: row.host,
    repository: row.repository,
    branch: row.branch,
    files: JSON.parse(row.files),
    base: row.base,
    commit: row.commit_hash ?? undefined,
    state: row.state,
    pullRequestUrl: row.pull_request_url ?? undefined,
    problem: row.problem ?? undefined,
    by: row.proposed_by,
    at: toIso(row.proposed_at),
  };
}
