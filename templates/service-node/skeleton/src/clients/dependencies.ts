{%- set declared = (values.dependencies or []).concat(values.integrations or []) -%}
{%- if values.dataClass == 'phi' and 'component:default/audit-log' not in declared -%}
{%- set declared = declared.concat(['component:default/audit-log']) -%}
{%- endif -%}
{%- set called = [] -%}
{%- set names = [] -%}
{%- for ref in declared -%}
{%- set name = (ref | parseEntityRef).name -%}
{%- if name not in names and ((ref | parseEntityRef).kind != 'resource' or ref in (values.integrations or [])) -%}
{%- set added = names.push(name) -%}
{%- set added = called.push({ name: name, ref: ref, variable: name | upper | replace(r/[^A-Z0-9]+/g, '_') }) -%}
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
{%- for dependency in called %}
  {
    name: '${{ dependency.name }}',
    ref: '${{ dependency.ref }}',
    variable: '${{ dependency.variable }}',
  },
{%- endfor %}
] as const satisfies Dependency[];
{%- endif %}

export type DependencyName = (typeof dependencies)[number]['name'];
