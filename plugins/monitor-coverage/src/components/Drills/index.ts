export { DrillsPanel } from './DrillsPanel';
export { RecordDrillButton } from './RecordDrillButton';
