/** What a new definition starts from. */
export const TEMPLATES = {
  Check: `apiVersion: guildhall.dev/v1alpha1
kind: Check
id: has-readme
title: It has a README
description: Whoever is called at night reads it first.
owner: group:default/guild
stage: preview
applies:
  kind: component
rule: facts.repository.hasReadme
messages:
  fail: '{{ entity.metadata.name }} has no README.'
effort: 0.1
tests:
  - name: with a README
    facts: { repository: { hasReadme: true } }
    expect: pass
  - name: without one
    facts: { repository: { hasReadme: false } }
    expect: fail
`,
  Scorecard: `apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: my-scorecard
title: My scorecard
description: What everything should be.
owner: group:default/guild
type: readiness
stage: preview
applies:
  kind: component
levels:
  - id: bronze
    title: Bronze
    checks: []
`,
};
