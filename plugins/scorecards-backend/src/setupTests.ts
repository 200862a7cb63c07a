// A catalog that is still being filled is looked at again after a while: in tests, at once.
jest.mock('node:timers/promises', () => ({
  ...jest.requireActual('node:timers/promises'),
  setTimeout: async () => {},
}));
