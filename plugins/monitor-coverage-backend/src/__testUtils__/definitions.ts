/** What services and databases need, and a journey over both. */
export const POLICY = `apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: What parts need
watchEvery: { days: 90 }
rules:
  - title: Services
    for: { kind: Component, type: [service] }
    signals: [latency, errors]
    watchEvery: { days: 30 }
  - title: Libraries need no monitor
    for: { kind: Component, type: library }
    signals: []
  - title: Databases
    for: { kind: Resource, type: database }
    signals: [saturation, storage]
overrides:
  - part: resource:default/visits-db
    waive:
      - { signal: storage, because: It shares a volume., until: 2999-06-30 }
ruleFiles:
  - for: { owner: 'group:default/visits-team' }
    in: local/alert-rules/rules
`;

export const JOURNEY = `apiVersion: guildhall.dev/v1alpha1
kind: Journey
name: visit
title: A patient's visit
owner: group:default/visits-team
steps:
  - title: Book
    parts: [component:default/booking]
  - title: Join
    parts: [component:default/visits-api]
`;
