/** A real Alertmanager, and what people do with it. */
export class Alertmanager {
  readonly url: string;

  constructor(
    readonly address: string,
    private readonly write: (configuration: object) => void,
  ) {
    this.url = `http://${address}`;
  }

  /** Has it read another configuration. */
  async configure(configuration: object): Promise<void> {
    this.write(configuration);
    const response = await fetch(`${this.url}/-/reload`, { method: 'POST' });
    if (!response.ok) {
      throw new Error(`Alertmanager refuses: ${await response.text()}`);
    }
  }

  /** Silences alerts with these labels for that many days from now. */
  async silence(labels: Record<string, string>, days: number): Promise<string> {
    const startsAt = new Date();
    const response = await fetch(`${this.url}/api/v2/silences`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        matchers: Object.entries(labels).map(([name, value]) => ({
          name,
          value,
          isRegex: false,
          isEqual: true,
        })),
        startsAt,
        endsAt: new Date(startsAt.getTime() + days * 86_400_000),
        createdBy: 'A. Person',
        comment: 'too loud',
      }),
    });
    if (!response.ok) {
      throw new Error(
        `Alertmanager does not silence: ${await response.text()}`,
      );
    }
    const { silenceID } = await response.json();
    return silenceID;
  }

  /** Ends a silence before its time. */
  async unsilence(id: string): Promise<void> {
    const response = await fetch(`${this.url}/api/v2/silence/${id}`, {
      method: 'DELETE',
    });
    if (!response.ok) {
      throw new Error(`Alertmanager keeps silent (${response.status})`);
    }
  }
}
