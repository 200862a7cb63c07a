export { bytesOf, createRepositoryFile, isBinary } from './content';
export { linkProblem, pathProblem } from './paths';
export {
  readStamp,
  type ReadStamp,
  type StampProblem,
  type TemplateStamp,
} from './readStamp';
export { basePath, stampApiVersion, stampPath } from './schema';
export { writeStamp, type WriteStampOptions } from './writeStamp';
