export { VersionStep } from './VersionStep';
