import {
  MonitoringDocuments,
  parseMonitoringDocuments,
} from '@guildhall/plugin-monitor-coverage-common';
import { DefinitionFile, DefinitionStore } from '../database/DefinitionStore';

/** The policies and journeys in force. */
export class Definitions {
  #parsed: { texts: string; documents: MonitoringDocuments } | undefined;

  constructor(private readonly store: DefinitionStore) {}

  /** A file with problems stays in force as it was without; they are told. */
  async get(): Promise<MonitoringDocuments> {
    const files = await this.store.list();
    const texts = JSON.stringify(files);
    if (this.#parsed?.texts !== texts) {
      this.#parsed = { texts, documents: parse(files) };
    }
    return this.#parsed.documents;
  }
}

function parse(files: DefinitionFile[]): MonitoringDocuments {
  const { policies, journeys } = parseMonitoringDocuments(
    files.map(({ location, content, goodContent }) => ({
      location,
      text: goodContent ?? content,
    })),
  );
  const { problems } = parseMonitoringDocuments(
    files.map(({ location, content }) => ({ location, text: content })),
  );
  const unread = files.flatMap(({ location, error }) =>
    error === undefined ? [] : [{ location, message: error }],
  );
  return { policies, journeys, problems: [...unread, ...problems] };
}
