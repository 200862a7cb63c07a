{%- set declared = (values.dependencies or []).concat(values.integrations or []) -%}
{%- if values.dataClass == 'phi' and 'component:default/audit-log' not in declared -%}
{%- set declared = declared.concat(['component:default/audit-log']) -%}
{%- endif -%}
{%- set called = [] -%}
{%- for ref in declared -%}
{%- if (ref | parseEntityRef).kind != 'resource' or ref in (values.integrations or []) -%}
{%- set seen = called.push(ref) -%}
{%- endif -%}
{%- endfor -%}
/** Something that this service calls over HTTP. */
export interface Dependency {
  name: string;
  /** In the catalog. */
  ref: string;
  /** `<variable>_URL` says where it is, `<variable>_TOKEN` what to show it. */
  variable: string;
}

/** The names are types: there is a client for each of these, and for nothing else. */
{%- if called | length == 0 %}
export const dependencies = [] as const satisfies Dependency[];
{%- else %}
export const dependencies = [
{%- for ref in called %}
{%- set name = (ref | parseEntityRef).name %}
  {
    name: '${{ name }}',
    ref: '${{ ref }}',
    variable: '${{ name | upper | replace(r/[^A-Z0-9]+/g, "_") }}',
  },
{%- endfor %}
] as const satisfies Dependency[];
{%- endif %}

export type DependencyName = (typeof dependencies)[number]['name'];
