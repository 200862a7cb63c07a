export { RungDistribution } from './RungDistribution';
export { RungIcon } from './RungIcon';
export { RungLabel } from './RungLabel';
export { RungLadder } from './RungLadder';
export { SignalRung } from './SignalRung';
