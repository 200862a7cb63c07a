export { StatusTrendChart } from './StatusTrendChart';
export { Sparkline } from './Sparkline';
export { TrendChart } from './TrendChart';
