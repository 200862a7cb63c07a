export * from './parseMonitoringDocuments';
export * from './requirementsOf';
export * from './ruleFilesLocation';
export * from './ruleFilesOf';
export * from './types';
