export { assessCell } from './assessCell';
export { assessMatch } from './assessMatch';
export type {
  Assessment,
  AssessOptions,
  CellAssessment,
  PreviousCell,
  ProviderFailure,
} from './types';
