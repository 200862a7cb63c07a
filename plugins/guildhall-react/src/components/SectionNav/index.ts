export { SectionNav } from './SectionNav';
export type { Section } from './SectionNav';
