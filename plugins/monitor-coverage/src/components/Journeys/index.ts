export { JourneyPage } from './JourneyPage';
export { JourneysPage } from './JourneysPage';
