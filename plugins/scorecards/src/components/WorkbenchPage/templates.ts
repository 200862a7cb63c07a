/** What a new definition starts from. */
export const TEMPLATES = {
  Check: `apiVersion: guildhall.dev/v1alpha1
kind: Check
id: says-what-it-does
title: It says what it does
description: Whoever is called at night reads it first.
owner: group:default/guild
stage: preview
applies:
  kind: component
rule: has(entity.metadata.description) && entity.metadata.description.size() >= 20
messages:
  fail: '{{ entity.metadata.name }} has no description worth reading.'
effort: 0.1
tests:
  - name: a sentence
    entity: { metadata: { description: Plans video visits with patients. } }
    expect: pass
  - name: nothing
    entity: { metadata: {} }
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
