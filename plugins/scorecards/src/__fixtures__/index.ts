export { FakeScorecardsApi } from './FakeScorecardsApi';
export { ENTITIES } from './entities';
