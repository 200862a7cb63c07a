export { dataClassField } from './DataClass';
export { gitHostField } from './GitHost';
export { serviceNameField } from './ServiceName';
