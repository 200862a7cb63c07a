/** A source that is only pushed, two checks and a scorecard over them. */
export const DEFINITIONS = `
apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: build
title: Build
description: What the build server knows
maxAge: { days: 2 }
fields:
  green: { type: bool, description: Whether the last build passed }
  coverage: { type: double, unit: percent, description: Lines covered }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: build-green
title: The build is green
description: A red build hides the next fault.
owner: group:default/guild
applies: { kind: component }
rule: facts.build.green
messages:
  fail: The last build of {{ entity.metadata.name }} failed
effort: 0.5
fix: { title: Open the build, url: 'https://ci.example.com/{{ entity.metadata.name }}' }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: well-covered
title: Tests cover the code
description: Untested code breaks unseen.
owner: group:default/guild
applies: { kind: component }
rule: facts.build.coverage >= 80.0
warn: facts.build.coverage >= 60.0
effort: 3
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: quality
title: Quality
description: What every service should be.
owner: group:default/guild
type: readiness
applies: { kind: component }
levels:
  - id: bronze
    title: Bronze
    checks: [build-green]
  - id: silver
    title: Silver
    checks: [{ check: well-covered, weight: 3 }]
`;
