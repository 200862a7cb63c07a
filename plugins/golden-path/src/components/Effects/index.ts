export { EffectsPage } from './EffectsPage';
export { EffectsTable } from './EffectsTable';
export { UndoButton } from './UndoButton';
export { useMayUndo } from './useMayUndo';
