export { OffBoardingPage } from './OffBoardingPage';
