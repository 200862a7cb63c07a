# Renders the manifests of one environment. Whoever calls this module applies them, with the
# Kubernetes provider or with kubectl: `terraform output -json manifests`.

terraform {
  required_version = ">= 1.9"
}

locals {
  settings = merge(
    { ENVIRONMENT = var.environment },
    var.settings,
  )

  manifests = {
    for file in fileset("${path.module}/../kubernetes", "*.yaml") :
    trimsuffix(file, ".yaml") => templatefile("${path.module}/../kubernetes/${file}", {
      namespace       = var.namespace
      image           = var.image
      min_replicas    = var.min_replicas
      max_replicas    = var.max_replicas
      settings        = jsonencode(local.settings)
      settings_digest = sha256(jsonencode(local.settings))
      flags           = jsonencode({ "flags.json" = file("${path.module}/../../flags/flags.json") })
    })
  }
}
