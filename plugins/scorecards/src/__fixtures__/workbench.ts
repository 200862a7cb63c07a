import { Preview, WorkbenchApi } from '@guildhall/plugin-scorecards-common';

/** What a preview answers that found nothing to say. */
export const EMPTY_PREVIEW: Preview = {
  entities: 0,
  totalEntities: 0,
  problems: [],
  tests: [],
  checks: [],
  scorecards: [],
};

/** The part of the fake backend that definitions are written with. */
export class FakeWorkbenchApi implements WorkbenchApi {
  async preview() {
    return EMPTY_PREVIEW;
  }

  async listDefinitions() {
    return { items: [], totalItems: 0 };
  }

  async getDefinition(kind: 'Check' | 'Scorecard' | 'FactSource', id: string) {
    return { kind, id, title: id, version: '', yaml: '' };
  }
}
