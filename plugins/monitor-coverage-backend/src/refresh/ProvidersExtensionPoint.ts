import {
  MonitorProvider,
  MonitorProvidersExtensionPoint,
} from '@guildhall/plugin-monitor-coverage-node';

/** Collects what modules add. */
export class ProvidersExtensionPoint implements MonitorProvidersExtensionPoint {
  readonly #providers = new Map<string, MonitorProvider>();

  addProvider(provider: MonitorProvider): void {
    if (this.#providers.has(provider.id)) {
      throw new Error(
        `There are two monitor providers with the id '${provider.id}'; give one of them another`,
      );
    }
    this.#providers.set(provider.id, provider);
  }

  get providers(): MonitorProvider[] {
    return [...this.#providers.values()];
  }
}
