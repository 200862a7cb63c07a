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
{%- set tier = values.tier or '2' -%}
variable "environment" {
  type        = string
  description = "Where this runs"

  validation {
    condition     = contains(["test", "staging", "production"], var.environment)
    error_message = "The environment must be test, staging or production."
  }
}

variable "namespace" {
  type        = string
  description = "The namespace in the cluster"
}

variable "image" {
  type        = string
  description = "The image, by digest or by a tag that never moves"

  validation {
    condition     = can(regex("[:@]", var.image)) && !endswith(var.image, ":latest")
    error_message = "The image must name a version, and not latest."
  }
}

variable "min_replicas" {
  type        = number
  description = "How many instances there are at least"
  default     = ${{ '3' if tier == '1' else ('1' if tier == '3' else '2') }}
}

variable "max_replicas" {
  type        = number
  description = "How many instances there are at most"
  default     = 10
}

variable "settings" {
  type        = map(string)
  description = "Environment variables of the service. No secrets: those are mounted as files"

  validation {
    condition = alltrue([
      for name in [
        "AUTH_ISSUER",
        "AUTH_JWKS_URL",
{%- for dependency in called %}
        "${{ dependency.variable }}_URL",
{%- endfor %}
      ] : contains(keys(var.settings), name)
    ])
    error_message = "A setting without which the service does not start is missing: see the README."
  }
}
