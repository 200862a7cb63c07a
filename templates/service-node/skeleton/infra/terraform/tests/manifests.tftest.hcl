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
variables {
  environment = "test"
  namespace   = "care"
  image       = "images.harbourlight.example/${{ values.name }}:1.0.0"
  settings = {
    AUTH_ISSUER   = "https://login.harbourlight.example"
    AUTH_JWKS_URL = "https://login.harbourlight.example/keys"
{%- for dependency in called %}

    ${{ dependency.variable }}_URL = "http://${{ dependency.name }}"
{%- endfor %}
  }
}

run "every_manifest_is_yaml_for_its_environment" {
  command = plan

  assert {
    condition = alltrue([
      for manifest in values(output.manifests) : yamldecode(manifest).metadata.namespace == "care"
    ])
    error_message = "A manifest is not YAML, or not in its namespace."
  }

  assert {
    condition     = yamldecode(output.manifests["config-map"]).data.ENVIRONMENT == "test"
    error_message = "The settings do not say where the service runs."
  }

  assert {
    condition     = yamldecode(output.manifests["deployment"]).spec.template.spec.containers[0].image == var.image
    error_message = "The deployment runs another image."
  }
}

run "an_image_without_a_version_is_refused" {
  command = plan

  variables {
    image = "images.harbourlight.example/${{ values.name }}:latest"
  }

  expect_failures = [var.image]
}

run "a_missing_setting_is_refused" {
  command = plan

  variables {
    settings = {}
  }

  expect_failures = [var.settings]
}
