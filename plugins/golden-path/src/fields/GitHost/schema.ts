import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const gitHostSchema = makeFieldSchema({ output: z => z.string() });

export type GitHostProps = typeof gitHostSchema.TProps;
