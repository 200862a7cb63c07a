export { EmptyState } from './EmptyState';
export { ErrorState } from './ErrorState';
export { LoadingState } from './LoadingState';
export { NoPermissionState } from './NoPermissionState';
export { PageState } from './PageState';
