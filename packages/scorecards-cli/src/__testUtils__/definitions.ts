/** Rules over a repository, an entity and a source that only a portal has. */
export const DEFINITIONS = `
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: has-readme
title: There is a README
description: So that people know what it is.
owner: group:default/guild
rule: facts.repository.readme
messages: { fail: 'Nothing says what {{ entity.metadata.name }} is.' }
fix: { title: Write one, url: /docs/readme }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: no-secrets
title: No secrets in the repository
description: Whoever may read the code could use them.
owner: group:default/guild
rule: size(facts.repository.secretFiles) == 0
messages: { fail: 'Looks like a secret: {{ facts.repository.secretFiles }}' }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: owned-by-a-group
title: A group owns it
description: People leave.
owner: group:default/guild
rule: '"ownedBy" in entity.relations && entity.relations.ownedBy.all(ref, ref.startsWith("group:"))'
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: readiness
title: Readiness
description: What every service should be.
owner: group:default/guild
type: readiness
levels:
  - id: bronze
    title: Bronze
    checks: [{ check: no-secrets, blocking: true }, owned-by-a-group]
  - id: silver
    title: Silver
    checks: [has-readme]
`;

/** What only a portal can tell. */
export const ON_CALL = `
apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: onCall
title: On call
description: Who is called at night
fields:
  people: { type: int, description: How many }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: on-call
title: Somebody is on call
description: Nights are long.
owner: group:default/guild
rule: facts.onCall.people > 0
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: has-tests
title: It has tests
description: Soon.
owner: group:default/guild
stage: preview
rule: facts.repository.tests
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: operations
title: Operations
description: Who is there when it breaks.
owner: group:default/guild
type: readiness
applies: { kind: component }
levels:
  - id: covered
    title: Covered
    checks:
      - { check: on-call, blocking: true }
      - { check: has-tests, blocking: true }
`;

/** The `catalog-info.yaml` of a service. */
export function catalogInfo(name: string, owner = 'team-a'): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: service
  lifecycle: production
  owner: ${owner}
`;
}
