import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const serviceNameSchema = makeFieldSchema({ output: z => z.string() });

export type ServiceNameProps = typeof serviceNameSchema.TProps;
