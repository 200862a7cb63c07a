import { FactSchema } from '@backstage-community/plugin-tech-insights-common';
import { toError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { convertTechInsightsChecks } from './convertTechInsightsChecks';
import { readTechInsightsChecks } from './readChecks';
import { FactSchemas } from './types';

const USAGE = `npm run -s convert:tech-insights -- FILE [--owner REF] [--schemas FILE]

  FILE       An app-config.yaml with techInsights.factChecker.checks, or a list
             of checks, as YAML or JSON.
  --owner    The owner of checks that name none. Default: group:default/unowned
  --schemas  The schemas of the retrievers, by their ids, as YAML or JSON. Those
             that are not in it are guessed from the checks.

Prints the converted checks, and on standard error what became of each of them.
Exit codes: 0 all are converted, 1 some are not, 2 nothing could be read.
`;

const schemasSchema: z.ZodType<FactSchemas> = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      type: z.enum([
        'integer',
        'float',
        'string',
        'boolean',
        'datetime',
        'set',
        'object',
      ] satisfies Array<FactSchema[string]['type']>),
      description: z.string().default(''),
    }),
  ),
);

/** Runs the conversion from a command line, and gives the exit code. */
export async function runConvertCommand(
  args: string[],
  print: { out(text: string): void; error(text: string): void },
): Promise<number> {
  try {
    const { file, owner, schemas } = readArgs(args);
    const { yaml, converted, notConverted } = convertTechInsightsChecks({
      checks: readTechInsightsChecks(await readFile(file, 'utf8')),
      schemas: schemas
        ? schemasSchema.parse(parse(await readFile(schemas, 'utf8')))
        : {},
      owner,
    });
    print.out(yaml);
    print.error(
      [
        `Converted ${converted.length} of ${
          converted.length + notConverted.length
        } checks.`,
        ...converted.flatMap(({ from, id, notes }) => [
          `  ${from} -> ${id}`,
          ...notes.map(note => `    note: ${note}`),
        ]),
        ...notConverted.map(({ from, reason }) => `  ${from}: not: ${reason}`),
        '',
      ].join('\n'),
    );
    return notConverted.length === 0 ? 0 : 1;
  } catch (error) {
    print.error(`${toError(error).message}\n`);
    return 2;
  }
}

function readArgs(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    options: {
      owner: { type: 'string', default: 'group:default/unowned' },
      schemas: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (positionals.length !== 1) {
    throw new Error(USAGE);
  }
  return { file, ...values };
}
