import { FilterPredicate } from '@backstage/filter-predicates';
import {
  CheckFix,
  definitionApiVersion,
} from '@guildhall/plugin-scorecards-common';
import { toPredicate } from '../toPredicate';
import { TechInsightsCheck } from './checkSchema';
import { convertCondition } from './convertCondition';
import { FactTypes } from './FactTypes';
import { ConversionError, FactSchemas } from './types';

/** A document of kind Check, in the order in which people read it. */
export interface CheckDocument {
  apiVersion: string;
  kind: 'Check';
  id: string;
  title: string;
  description: string;
  owner: string;
  applies?: FilterPredicate;
  rule: string;
  messages?: { pass?: string; fail?: string };
  fix?: CheckFix;
}

/**
 * Converts one check.
 *
 * @returns The document, and what of the check is not in it.
 * @throws ConversionError
 */
export function convertCheck(
  check: TechInsightsCheck,
  options: { schemas: FactSchemas; owner: string },
): { document: CheckDocument; notes: string[] } {
  const { failureMetadata, successMetadata, metadata, name } = check;
  const facts = new FactTypes(options.schemas, check.factIds);
  const messages = {
    pass: messageIn(successMetadata),
    fail: messageIn(failureMetadata),
  };
  const document: CheckDocument = {
    apiVersion: definitionApiVersion,
    kind: 'Check',
    id: toId(check.id),
    title: name.slice(0, 200),
    description: describe(check),
    owner: ownerIn(metadata) ?? options.owner,
    applies: toPredicate(check.filter),
    rule: convertCondition(check.rule.conditions, facts),
    messages: messages.pass || messages.fail ? messages : undefined,
    fix: toFix(check),
  };
  return { document, notes: notesOn(check) };
}

/** In kebab-case, as ids of checks are. */
export function toId(id: string): string {
  const kebab = id
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLocaleLowerCase('en-US')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  if (!/^[a-z]/.test(kebab)) {
    throw new ConversionError(
      `its id must begin with a letter to be one here: '${id}'`,
    );
  }
  return kebab;
}

function describe({
  name,
  description,
  links,
  tags,
  metadata,
}: TechInsightsCheck) {
  const allTags = [...tags, ...[metadata.tags ?? []].flat().map(String)];
  return [
    description || name,
    ...(links.length > 0
      ? [links.map(({ title, url }) => `- [${title}](${url})`).join('\n')]
      : []),
    ...(allTags.length > 0 ? [`Tags: ${allTags.join(', ')}`] : []),
  ].join('\n\n');
}

function toFix({ links }: TechInsightsCheck): CheckFix | undefined {
  const [first] = links;
  return first && { title: first.title, url: first.url };
}

function messageIn(metadata: Record<string, unknown>): string | undefined {
  const { message } = metadata;
  return typeof message === 'string' && message !== '' ? message : undefined;
}

function ownerIn({ owner }: Record<string, unknown>): string | undefined {
  return typeof owner === 'string' && owner !== '' ? owner : undefined;
}

/** What a check says that has no place in ours. */
function notesOn(check: TechInsightsCheck): string[] {
  const left = [
    ...leftIn('metadata', check.metadata, ['owner', 'tags']),
    ...leftIn('successMetadata', check.successMetadata, ['message']),
    ...leftIn('failureMetadata', check.failureMetadata, ['message']),
  ];
  return left.length > 0 ? [`left out: ${left.join(', ')}`] : [];
}

function leftIn(
  where: string,
  metadata: Record<string, unknown>,
  used: string[],
): string[] {
  return Object.keys(metadata)
    .filter(key => !used.includes(key))
    .map(key => `${where}.${key}`);
}
