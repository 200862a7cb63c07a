import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CompiledCheck } from '@guildhall/plugin-scorecards-common';
import { isDeepStrictEqual } from 'node:util';
import { Command } from './Command';
import { asInCatalog } from './entity/asInCatalog';
import { locateFolder } from './entity/locateFolder';
import { readEntity } from './entity/readEntity';
import { MisuseError } from './errors';
import { judge, Judgement } from './judge/judge';
import { Report } from './judge/Report';
import { toReport } from './judge/toReport';
import { toAnnotations } from './print/toAnnotations';
import { toMarkdown } from './print/toMarkdown';
import { toText } from './print/toText';
import { Options, readOptions, usage } from './readOptions';
import { withRepositoryFacts } from './rules/withRepositoryFacts';
import { rulesFromFolder } from './rules/fromFolder';
import { rulesFromPortal } from './rules/fromPortal';
import { Rulebook } from './rules/types';
import { commitTree, findRoot, pathFrom, Tree, workingTree } from './tree';

/** What a change does to the scorecards of its repository. */
export const scorecardsCommand: Command<Options, Report> = {
  title: 'Scorecards',
  usage,
  readOptions,
  fileOf: ({ catalogInfo }) => catalogInfo,
  check,
  toText,
  toMarkdown,
  toAnnotations: (report, { catalogInfo }) =>
    toAnnotations(report, catalogInfo),
};

/** Finds out what a change does, and whether it may pass. */
async function check(options: Options, cwd: string): Promise<Report> {
  const now = new Date();
  const root = await findRoot(cwd);
  const file = pathFrom(root, options.catalogInfo);
  const subject = {
    file,
    ref: options.entity,
    folder:
      options.folder === undefined ? undefined : pathFrom(root, options.folder),
  };
  const tree = workingTree(root);
  const base =
    options.base === undefined
      ? undefined
      : await commitTree(root, options.base);

  const entity = await findEntity(tree, subject);
  if (!entity) {
    throw new MisuseError(
      `There is no ${file} in ${root}; say with --catalog-info where the entity is described.`,
    );
  }
  const entityRef = stringifyEntityRef(entity);
  const rulebook =
    'folder' in options.rules
      ? await rulesFromFolder(options.rules.folder)
      : await rulesFromPortal({ ...options.rules, entityRef });

  const notes: string[] = [];
  const judgeTree = (of: Tree, found: Entity) =>
    judgeState({ tree: of, entity: found, subject, rulebook, now });
  const after = await judgeTree(tree, entity);
  let before: Judgement | undefined;
  let comparedWith: string | undefined;
  if (base) {
    const was = await findEntity(base, subject);
    before = was && (await judgeTree(base, was));
    comparedWith = was && base.name;
    if (!was) {
      notes.push(`${base.name} has no ${file}, so there is no before.`);
    }
  } else if (rulebook.known) {
    before = judge({ ...rulebook, ...rulebook.known, now });
    comparedWith = rulebook.portal;
  } else if (rulebook.portal) {
    notes.push(
      `The portal does not know ${entityRef}, or this token may not read it, so there is no before.`,
    );
  }
  notes.push(...notesOn(rulebook, entity, after));
  return toReport({
    entityRef,
    comparedWith,
    definitions: rulebook.definitions,
    before,
    after,
    exempted: rulebook.known?.exempted ?? new Set(),
    notes,
  });
}

interface Subject {
  file: string;
  ref: string | undefined;
  folder: string | undefined;
}

async function findEntity(
  tree: Tree,
  { file, ref }: Subject,
): Promise<Entity | undefined> {
  const text = await tree.readText(file);
  return text === undefined ? undefined : readEntity(text, { file, ref });
}

async function judgeState(options: {
  tree: Tree;
  entity: Entity;
  subject: Subject;
  rulebook: Rulebook;
  now: Date;
}): Promise<Judgement> {
  const { tree, entity, subject, rulebook, now } = options;
  const { definitions, known, portal } = rulebook;
  const folder = subject.folder ?? locateFolder(entity, subject.file);
  const described = await tree.describe(folder);
  return judge({
    definitions,
    entity: asInCatalog(entity, known?.entity),
    facts: withRepositoryFacts(rulebook, described, now),
    exempted: known?.exempted ?? new Set(),
    portal,
    now,
  });
}

/** What cannot be seen from here. */
function notesOn(
  { known, definitions, portal }: Rulebook,
  entity: Entity,
  after: Judgement,
): string[] {
  const notes: string[] = [];
  const broken = [...after.scores.values()].flatMap(({ scorecard }) =>
    scorecard.levels.flatMap(({ checks }) =>
      checks.filter(reference => reference.broken !== undefined),
    ),
  );
  if (broken.length > 0) {
    const ids = [...new Set(broken.map(reference => reference.check))];
    notes.push(
      `These checks count as unknown, because they ${
        portal ? 'are broken' : 'are broken or read what only a portal knows'
      }: ${ids.join(', ')}.`,
    );
  }
  const isChanged =
    known &&
    !isDeepStrictEqual(
      asInCatalog(entity, known.entity),
      asInCatalog(known.entity, known.entity),
    );
  if (isChanged && definitions.checks.some(readsCatalog)) {
    notes.push(
      "Facts of the source 'catalog' are as the portal last saw them; it looks again when the change is merged.",
    );
  }
  return notes;
}

function readsCatalog({ sources }: CompiledCheck): boolean {
  return sources.includes('catalog');
}
