import { EntitySummary } from '@guildhall/plugin-scorecards-common';

/** name, title, type, team, system, lifecycle */
const COMPONENTS = [
  ['care-core', 'Care Core', 'service', 'platform', 'virtual-visits'],
  ['visits-api', 'Visits API', 'service', 'visits', 'virtual-visits'],
  ['waiting-room', 'Waiting Room', 'service', 'visits', 'virtual-visits'],
  ['video-gateway', 'Video Gateway', 'service', 'visits', 'virtual-visits'],
  ['scheduling-api', 'Scheduling API', 'service', 'access', 'scheduling'],
  ['reminders', 'Reminders', 'service', 'access', 'scheduling'],
  [
    'eligibility-and-benefits-verification-service',
    'Eligibility and Benefits Verification Service',
    'service',
    'revenue',
    'billing',
  ],
  ['billing-api', 'Billing API', 'service', 'revenue', 'billing'],
  ['claims-export', 'Claims Export', 'service', 'revenue', 'billing'],
  ['ehr-sync', 'EHR Sync', 'service', 'integrations', 'records'],
  ['documents-service', 'Documents Service', 'service', 'clinical', 'records'],
  ['prescriptions', 'Prescriptions', 'service', 'clinical', 'records'],
  ['intake-forms', 'Intake Forms', 'service', 'clinical', 'records'],
  ['identity-gateway', 'Identity Gateway', 'service', 'platform', 'identity'],
  ['audit-log', 'Audit Log', 'service', 'platform', 'identity'],
  ['notifications', 'Notifications', 'service', 'access', 'messaging'],
  ['secure-messaging', 'Secure Messaging', 'service', 'clinical', 'messaging'],
  ['patient-portal', 'Patient Portal', 'website', 'visits', 'virtual-visits'],
  ['provider-console', 'Provider Console', 'website', 'clinical', 'records'],
  ['support-desk', 'Support Desk', 'website', undefined, undefined],
  ['claims-viewer', 'Claims Viewer', 'website', 'guest', 'billing'],
  ['design-system', 'Design System', 'library', 'platform', undefined],
  ['visits-rest', 'Visits REST API', 'openapi', 'visits', 'virtual-visits'],
  ['billing-rest', 'Billing REST API', 'openapi', 'revenue', 'billing'],
  ['records-events', 'Records Events', 'asyncapi', 'clinical', 'records'],
  ['visits-db', 'Visits Database', 'database', 'visits', 'virtual-visits'],
  ['records-db', 'Records Database', 'database', 'clinical', 'records'],
  ['billing-db', 'Billing Database', 'database', 'revenue', 'billing'],
  ['outbox-queue', 'Outbox Queue', 'queue', 'integrations', 'messaging'],
  ['session-cache', 'Session Cache', 'cache', 'platform', 'identity'],
  ['secret-store', 'Secret Store', 'secret-store', 'platform', 'identity'],
  ['virtual-visits', 'Virtual Visits', undefined, 'visits', undefined],
  ['records', 'Records', undefined, 'clinical', undefined],
] as const;

const KINDS: Record<string, string> = {
  service: 'component',
  website: 'component',
  library: 'component',
  openapi: 'api',
  asyncapi: 'api',
};

export const ENTITIES: EntitySummary[] = COMPONENTS.map(
  ([name, title, type, team, system], index) => {
    const kind = type ? KINDS[type] ?? 'resource' : 'system';
    return {
      entityRef: `${kind}:default/${name}`,
      title,
      kind,
      type,
      // The guest of the development app owns something too.
      owner: team && `${team === 'guest' ? 'user' : 'group'}:default/${team}`,
      system: system && `system:default/${system}`,
      lifecycle: index % 7 === 3 ? 'experimental' : 'production',
    };
  },
);
