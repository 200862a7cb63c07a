import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { Definitions } from '../definitions/Definitions';
import { PartService } from '../services/PartService';
import { SuggestionService } from '../services/SuggestionService';
import { ProposalFollower } from './ProposalFollower';
import { ProposalPusher } from './ProposalPusher';
import { ProposalService } from './ProposalService';
import { ProposalStore } from './ProposalStore';
import { RuleRepositories } from './RuleRepositories';

/** Puts together what proposes rules to repositories. */
export function createProposals(options: {
  config: Config;
  db: Knex;
  definitions: Definitions;
  gitHosts: GitHosts;
  logger: LoggerService;
  parts: PartService;
  projection: EntityProjection;
  suggestions: SuggestionService;
}) {
  const baseUrl = options.config.getString('app.baseUrl').replace(/\/+$/, '');
  const store = new ProposalStore(options.db);
  const follower = new ProposalFollower({ ...options, store });
  const proposals = new ProposalService({
    ...options,
    follower,
    pageOf: ref => {
      const { kind, namespace, name } = parseEntityRef(ref);
      const path = [kind, namespace, name].map(encodeURIComponent).join('/');
      return `${baseUrl}/monitor-coverage/parts/${path}`;
    },
    pusher: new ProposalPusher(store),
    repositories: new RuleRepositories(options),
    store,
  });
  return { follower, proposals };
}
