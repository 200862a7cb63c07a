import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { createContext } from 'react';

/**
 * The fields of forms that were given to the page. Only the old front-end
 * system gives it any: the new one has an API for them.
 */
export const RegisteredFields = createContext<FieldExtensionOptions[]>([]);
