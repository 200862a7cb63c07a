export * from './parseMonitoringDocuments';
export * from './requirementsOf';
export * from './types';
