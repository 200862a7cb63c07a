export { Sparkline } from './Sparkline';
export { TrendChart } from './TrendChart';
