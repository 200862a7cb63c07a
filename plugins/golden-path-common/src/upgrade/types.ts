import { FileOutcome, FilePolicy, RepositoryFile } from '../api';
import { MergeConflict } from '../merge';

/**
 * What an upgrade does with one file of the template.
 *
 * - `unchanged`: nothing to do
 * - `added`: new in the template
 * - `updated`: now as in the template
 * - `merged`: has the changes of both
 * - `conflict`: somebody has to decide
 * - `kept`: as the team has it, though the template has it otherwise
 * - `deleted`: the template has it no longer, and the team did not change it
 * - `kept-deleted`: the team deleted it, and so it stays
 * - `moved`: is in another place
 *
 * @public
 */
export interface UpgradeOutcome {
  /** Where the file is afterwards, or was if there is none. */
  path: string;
  /** Where the team has it now, if that is another place. */
  from?: string;
  outcome: FileOutcome;
  policy: FilePolicy;
  /** What happens, and why; with the intent of the migrations. */
  explanation: string;
  /** What is at the path afterwards; absent if this leaves nothing there. */
  file?: RepositoryFile;
  /** The template's file, put beside the team's, which it could not go into. */
  beside?: RepositoryFile;
  /** Those that are marked in the file. */
  conflicts: MergeConflict[];
}

/**
 * What a migration would change in a file that upgrades do not touch.
 *
 * @public
 */
export interface UpgradeAdvice {
  path: string;
  /** Of the migration. */
  version: string;
  /** What somebody should change by hand, and why. */
  message: string;
}

/** @public */
export interface UpgradePlan {
  fromVersion: string;
  toVersion: string;
  /** Those that lie between the versions, in their order. */
  migrations: { version: string; intent: string }[];
  /** By path. Files that the template does not know are not among them. */
  outcomes: UpgradeOutcome[];
  advice: UpgradeAdvice[];
}

/** What a rule says of a file; where it was, and its policy, are put to it. */
export type Decision = Pick<UpgradeOutcome, 'outcome' | 'explanation'> &
  Partial<Pick<UpgradeOutcome, 'file' | 'beside' | 'conflicts'>>;
