export { UpgradesPanel } from './UpgradesPanel';
