/** The texts of the pages that keep services up to date. */
export const upkeepMessages = {
  drift: {
    current: 'Up to date',
  },
} as const;
