export { gitUrlReaderServiceFactory } from './gitUrlReaderServiceFactory';
