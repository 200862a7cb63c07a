export { MonitorName } from './MonitorName';
