import { z } from 'zod';
import { providerIds } from './providers';

const storageKey = 'guildhall.sign-in';

const choiceSchema = z.object({
  provider: z.enum(providerIds),
  /** Whom to sign in as; the demo provider only. */
  user: z.string().optional(),
});

/** How somebody signed in. */
export type SignInChoice = z.output<typeof choiceSchema>;

/** How this browser signed in the last time, so that a reload does it again. */
export const rememberedChoice = {
  get(): SignInChoice | undefined {
    try {
      return choiceSchema.parse(
        JSON.parse(localStorage.getItem(storageKey) ?? ''),
      );
    } catch {
      return undefined;
    }
  },
  set(choice: SignInChoice): void {
    localStorage.setItem(storageKey, JSON.stringify(choice));
  },
  clear(): void {
    localStorage.removeItem(storageKey);
  },
};
