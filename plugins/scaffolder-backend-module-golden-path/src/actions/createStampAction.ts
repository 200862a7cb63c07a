import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  preflightRequestSchema,
  writeStamp,
} from '@guildhall/plugin-golden-path-common';
import { readDirectory } from '@guildhall/plugin-golden-path-node';
import { assertNoSecrets } from '../run/assertNoSecrets';
import { templateOf } from '../run/templateOf';
import { writeFiles } from '../run/writeFiles';

const examples = [
  {
    description: 'Say in the repository what it was made from',
    example: `steps:
  - id: stamp
    name: Write down what it was made from
    action: guildhall:template:stamp
    input:
      answers: \${{ parameters }}
`,
  },
];

/** Without the stamp, nobody could bring the repository up to date later. */
export function createStampAction() {
  return createTemplateAction({
    id: 'guildhall:template:stamp',
    description:
      'Writes the template, its version, the answers and all files as they were rendered into `.guildhall/` of the workspace. Refuses answers and files with a secret in them.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        answers: z =>
          z.record(z.any()).describe('What was answered, by question'),
      },
    },
    async handler(ctx) {
      const { ref, version } = templateOf(ctx);
      const { answers } = preflightRequestSchema
        .pick({ answers: true })
        .parse(ctx.input);
      const files = await readDirectory(ctx.workspacePath, ctx);
      assertNoSecrets({ answers, files, secrets: ctx.secrets });
      await writeFiles(
        ctx.workspacePath,
        writeStamp({ template: ref, version, answers, files }),
      );
      ctx.logger.info(`Stamped ${files.length} files as ${ref} ${version}`);
    },
  });
}
