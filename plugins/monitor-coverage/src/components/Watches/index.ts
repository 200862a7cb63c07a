export { RecordWatchButton } from './RecordWatchButton';
export { WatchesPage } from './WatchesPage';
export { WatchLine } from './WatchLine';
export { WatchList } from './WatchList';
