export { WaiverState } from './WaiverState';
