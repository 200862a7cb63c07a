import { Waiver } from '../api/parts';
import { JourneyDefinition } from '../journeys/types';
import { Signal } from '../vocabulary';

/**
 * Which parts a rule of a policy is about. All that is given has to hold; of a
 * list, one has to.
 *
 * @public
 */
export interface PolicySelector {
  /** `Component`, `Resource`, `API`; compared without regard to case. */
  kind?: string;
  types: string[];
  tags: string[];
  annotations: Record<string, string>;
}

/**
 * What the parts that it selects need.
 *
 * @public
 */
export interface PolicyRule {
  title: string;
  for: PolicySelector;
  /** Empty for parts that need no monitor. */
  signals: Signal[];
  /** How often somebody should look at their monitors. */
  watchEveryDays: number;
}

/**
 * What one part needs besides, or need not have.
 *
 * @public
 */
export interface PolicyOverride {
  part: string;
  add: Signal[];
  waive: Array<Waiver & { signal: Signal }>;
}

/**
 * Where rules are kept as code, so that new ones can be proposed there.
 *
 * @public
 */
export interface RuleFilesLocation {
  /** The id of a git host. */
  host: string;
  repository: string;
  folder: string;
}

/**
 * Which parts have their rules at a place. All that is given has to hold; of a
 * list, one has to.
 *
 * @public
 */
export interface PolicyRuleFiles {
  for: PolicySelector & {
    /** Entity refs. */
    owners: string[];
    systems: string[];
  };
  in: RuleFilesLocation;
}

/**
 * A document of kind MonitorPolicy.
 *
 * @public
 */
export interface MonitorPolicy {
  title: string;
  /** Where it is written, for people. */
  origin: string;
  watchEveryDays: number;
  /** The first that is about a part says what it needs. */
  rules: PolicyRule[];
  overrides: PolicyOverride[];
  /** The first that is about a part says where its rules are kept. */
  ruleFiles: PolicyRuleFiles[];
}

/**
 * Something wrong in a document; what it is in is left out.
 *
 * @public
 */
export interface DefinitionProblem {
  location: string;
  line?: number;
  /** Names the field. */
  message: string;
}

/** @public */
export interface MonitoringText {
  /** Where the text is from, for people: a path or a URL. */
  location: string;
  /** YAML, with any number of documents. */
  text: string;
}

/** @public */
export interface MonitoringDocuments {
  policies: MonitorPolicy[];
  journeys: JourneyDefinition[];
  problems: DefinitionProblem[];
}

/**
 * What a part needs.
 *
 * @public
 */
export interface Requirements {
  /** In the order of the policy; empty for a part that needs no monitor. */
  signals: Signal[];
  /** Those of the signals that need not be watched at present. */
  waivers: Partial<Record<Signal, Waiver>>;
  /** Absent for a part that needs no monitor. */
  watchEveryDays?: number;
  /** Where the rule is written, and how it is called. */
  origin: string;
  title: string;
}
