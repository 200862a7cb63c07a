export { RollUpTable } from './RollUpTable';
