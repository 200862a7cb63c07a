import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const dataClassSchema = makeFieldSchema({ output: z => z.string() });

export type DataClassProps = typeof dataClassSchema.TProps;
