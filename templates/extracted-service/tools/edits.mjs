/**
 * How files of service-node's skeleton become those of this layer. Each edit
 * puts `insert` behind the one place where `after` is.
 */
export const edits = {
  '.dockerignore': [{ after: '!src\n', insert: '!flags\n' }],

  Dockerfile: [
    {
      after: 'COPY --from=build /service/dist ./dist\n',
      insert: 'COPY flags ./flags\n',
    },
  ],

  'README.md': [
    {
      after: 'goes into [src/features](src/features).\n',
      insert: `
It takes \`\${{ values.slice }}\` out of \`\${{ (values.monolith | parseEntityRef).name }}\`. Which of the two answers is the stage of a
flag, and so far it is the old one: see [docs/extraction.md](docs/extraction.md).
`,
    },
    {
      after:
        '| `OTEL_*`             | no export        | standard OpenTelemetry variables, for traces           |\n',
      insert:
        '| `EXTRACTION_*`       | all have one     | how the two paths are called; see docs/extraction.md   |\n',
    },
  ],

  'catalog-info.yaml': [
    {
      after: '    guildhall.dev/tier: "${{ values.tier or \'2\' }}"\n',
      insert: `    guildhall.dev/extracted-from: \${{ values.monolith }}
    guildhall.dev/extraction-flag: \${{ values.slice }}-stage
`,
    },
  ],

  'infra/kubernetes/deployment.yaml': [
    {
      after: `            - configMapRef:
                name: \${{ values.name }}
`,
      insert: `          env:
            - { name: EXTRACTION_FLAGS, value: /run/flags/flags.json }
`,
    },
    {
      after: `              mountPath: /run/secrets/\${{ values.name }}
              readOnly: true
`,
      insert: `            # The whole folder: a single file would not change while the pod runs.
            - name: flags
              mountPath: /run/flags
              readOnly: true
`,
    },
    {
      after: `            secretName: \${{ values.name }}-secrets
            optional: true
`,
      insert: `        - name: flags
          configMap:
            name: \${{ values.name }}-flags
`,
    },
  ],

  'infra/terraform/main.tf': [
    {
      after: '      settings_digest = sha256(jsonencode(local.settings))\n',
      insert:
        '      flags           = jsonencode({ "flags.json" = file("${path.module}/../../flags/flags.json") })\n',
    },
  ],

  'mkdocs.yml': [
    {
      after: '  - Home: index.md\n',
      insert: '  - Extraction: extraction.md\n',
    },
    {
      after: '      - A dependency fails: runbooks/dependency-fails.md\n',
      insert: `      - Answers of the two paths differ: runbooks/extraction-answers-differ.md
      - A write was not mirrored: runbooks/extraction-write-not-mirrored.md
      - The flags cannot be used: runbooks/extraction-flags-unusable.md
`,
    },
    {
      after:
        '      - Readiness asks nobody: adr/0002-readiness-asks-nobody.md\n',
      insert:
        '      - Behind a flag with six stages: adr/0003-behind-a-flag-with-six-stages.md\n',
    },
  ],

  'openapi.json': [
    {
      after: `                  "additionalProperties": false,
                  "description": "It does"
                }
              }
            }
          }
        }
      }
    }`,
      insert: `,
    "\${{ values.routes[0] }}": {
      "get": {
        "operationId": "list",
        "summary": "Lists what the slice has",
        "responses": {
          "200": {
            "description": "All of it",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "properties": {
                          "id": {
                            "type": "string"
                          }
                        },
                        "required": [
                          "id"
                        ],
                        "additionalProperties": false
                      }
                    }
                  },
                  "required": [
                    "items"
                  ],
                  "additionalProperties": false,
                  "description": "All of it"
                }
              }
            }
          }
        }
      }
    }`,
    },
  ],

  'src/admin/admin.ts': [
    {
      after: "import Fastify from 'fastify';\n",
      insert: "import { reportExtraction } from '../extraction/report.ts';\n",
    },
    {
      after: `    reply.type(registry.contentType).send(await registry.metrics()),
  );
`,
      insert: `
  admin.get('/extraction/report', () => reportExtraction(registry));
`,
    },
  ],
};

/** What the service needs besides; all of it evaluates flags. */
export const packages = {
  '@openfeature/core': '^1.12.0',
  '@openfeature/flagd-core': '^4.0.1',
  '@openfeature/server-sdk': '^1.23.0',
};
