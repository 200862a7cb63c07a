export { RegisteredFields } from './RegisteredFields';
export { WizardPage } from './WizardPage';
