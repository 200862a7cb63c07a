/** The part of the monolith that this service takes over. */
export const scope = {
  slice: '${{ values.slice }}',
  /** The dependency that has the old path. */
  monolith: '${{ (values.monolith | parseEntityRef).name }}',
  /** In flags/flags.json; its value is the stage. */
  flag: '${{ values.slice }}-stage',
  routes: [
    // Requests whose path starts so belong to the slice.
{%- for route in values.routes %}
    '${{ route }}',
{%- endfor %}
  ],
} as const;
