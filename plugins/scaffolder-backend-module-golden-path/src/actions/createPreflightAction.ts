import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  Finding,
  preflightRequestSchema,
} from '@guildhall/plugin-golden-path-common';
import { GoldenPathService } from '@guildhall/plugin-golden-path-node';
import { assertNoSecrets } from '../run/assertNoSecrets';
import { templateOf } from '../run/templateOf';

const examples = [
  {
    description: 'Check what was answered, and keep the name for this run',
    example: `steps:
  - id: preflight
    name: Check the answers
    action: guildhall:preflight
    input:
      answers: \${{ parameters }}
`,
  },
];

/** The same check that the page and the API make, now that it counts. */
export function createPreflightAction(deps: { goldenPath: GoldenPathService }) {
  return createTemplateAction({
    id: 'guildhall:preflight',
    description:
      'Checks the answers as the person who runs the template: the name is free and fits the convention, the owner exists and the person belongs to it, everything that is referred to is there. Keeps the name for this run.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        answers: z =>
          z.record(z.any()).describe('What was answered, by question'),
      },
    },
    async handler(ctx) {
      const { name } = templateOf(ctx);
      const { answers } = preflightRequestSchema
        .pick({ answers: true })
        .parse(ctx.input);
      assertNoSecrets({ answers, secrets: ctx.secrets });
      if (ctx.isDryRun) {
        ctx.logger.info('Would check the answers and keep the name');
        return;
      }
      // A later attempt finds the name taken: by this very run.
      await ctx.checkpoint({
        key: 'preflight',
        fn: async () => {
          const { findings, ok } = await deps.goldenPath.preflight(
            { template: name, answers, reserveFor: ctx.task.id },
            {
              credentials: await ctx.getInitiatorCredentials(),
              signal: ctx.signal,
            },
          );
          for (const finding of findings) {
            if (finding.status === 'unknown') {
              ctx.logger.warn(describe(finding));
            }
          }
          if (!ok) {
            const blocked = findings.filter(
              ({ status }) => status === 'blocked',
            );
            throw new InputError(blocked.map(describe).join('; '));
          }
        },
      });
    },
  });
}

function describe({ field, fix, message }: Finding): string {
  return [`${field}: ${message}`, fix].filter(Boolean).join(' ');
}
