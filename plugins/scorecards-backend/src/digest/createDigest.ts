import { Config } from '@backstage/config';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { CampaignReminders } from '../campaigns/CampaignReminders';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { DigestLedger } from './DigestLedger';
import { DigestReports } from './DigestReports';
import { DigestSender } from './DigestSender';
import { readDigestConfig } from './digestWindow';

/** Puts the parts of digests together; without a sender if none are wanted. */
export function createDigest(parts: {
  config: Config;
  db: Knex;
  notifications: NotificationService;
  registry: RuleRegistry;
}): { ledger: DigestLedger; sender?: DigestSender } {
  const { db } = parts;
  const config = readDigestConfig(parts.config);
  const ledger = new DigestLedger(db);
  return {
    ledger,
    sender:
      config &&
      new DigestSender({
        ...parts,
        campaigns: new CampaignReminders(db),
        config,
        ledger,
        reports: new DigestReports(db),
      }),
  };
}
