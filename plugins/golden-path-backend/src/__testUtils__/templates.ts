const CATALOG_INFO = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: \${{ values.name }}
spec:
  type: service
  owner: \${{ values.owner }}
`;

/** Content of a mock directory, with a template of each kind. */
export function templateFolder(
  options: {
    name?: string;
    version?: string;
    /** What the README of a rendered repository says. */
    readme?: string;
    changelog?: string;
    manifest?: string;
    template?: string;
  } = {},
) {
  const { name = 'service-node', version = '1.0.0' } = options;
  return {
    'template.yaml': options.template ?? templateYaml(name),
    'golden-path.yaml': options.manifest ?? manifestYaml(version),
    'CHANGELOG.md':
      options.changelog ?? `# Changes\n\n## ${version}\n\nIt is ${version}.\n`,
    skeleton: {
      'README.md': options.readme ?? '# ${{ values.name }}\n',
      'catalog-info.yaml': CATALOG_INFO,
      bin: { start: '#!/bin/sh\necho "${{ values.name }}"\n' },
    },
  };
}

export function manifestYaml(version: string): string {
  return `version: ${version}
files:
  - paths: [bin/**]
    policy: managed
  - paths: [README.md]
    policy: seed
handover:
  - id: secrets
    title: Put the secrets into the secret store
    owner: group:default/platform-team
  - id: privacy
    title: Tell the privacy officer
    when: { dataClass: phi }
run: [npm ci, npm start]
`;
}

/** A template that makes a repository, as service-node does. */
export function templateYaml(name: string): string {
  return `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: ${name}
  title: A ${name}
  description: Makes a service.
  tags: [node]
spec:
  owner: group:default/platform-team
  type: service
  parameters:
    - title: What is it?
      required: [name]
      properties:
        name: { type: string, maxLength: 40 }
        description: { type: string, minLength: 10 }
        host: { type: string }
    - title: Who looks after it?
      required: [owner]
      properties:
        owner: { type: string }
        system: { type: string }
    - title: What does it touch?
      properties:
        dataClass: { type: string, enum: [none, internal, phi], default: internal }
        dependencies: { type: array, items: { type: string } }
        integrations: { type: array, items: { type: string } }
        monolith:
          type: string
          ui:field: EntityPicker
          ui:options: { catalogFilter: { kind: [Component, System] } }
        related: { type: string, ui:field: EntityPicker }
      dependencies:
        dataClass:
          oneOf:
            - properties: { dataClass: { enum: [none, internal] } }
            - properties:
                dataClass: { enum: [phi] }
                retention: { type: integer, minimum: 1 }
  steps:
    - id: render
      action: guildhall:template:render
      input:
        values: \${{ parameters }}
    - id: publish
      action: guildhall:publish:git
      input: { host: '\${{ parameters.host }}', name: '\${{ parameters.name }}' }
    - id: register
      action: guildhall:catalog:register
      input: { catalogInfoUrl: '\${{ steps.publish.output.repositoryUrl }}catalog-info.yaml' }
`;
}

/** A template that changes a repository, as adopt does. */
export const ADOPT_YAML = `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: { name: adopt, title: Adopt }
spec:
  owner: group:default/platform-team
  type: service
  parameters:
    required: [name]
    properties:
      name: { type: string }
      owner: { type: string }
      host: { type: string }
  steps:
    - id: render
      action: guildhall:template:render
      input: { values: '\${{ parameters }}' }
    - id: propose
      action: guildhall:propose
      input: { name: '\${{ parameters.name }}', branch: golden-path/adopt }
`;
