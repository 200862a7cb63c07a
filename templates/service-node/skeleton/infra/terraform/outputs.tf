output "manifests" {
  description = "The manifests of this environment, by name"
  value       = local.manifests
}
