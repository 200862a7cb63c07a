import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import {
  answerWith,
  findAccessibilityViolations,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeWorkbenchApi, SOURCES } from '../../__fixtures__/workbench';
import { renderScorecards } from '../../__testUtils__';
import { completeDefinition } from './language/completeDefinition';

const PAGE = '/scorecards/workbench';
const README = `${PAGE}?kind=Check&id=readme`;

async function findEditor(): Promise<EditorView> {
  const content = await screen.findByRole('textbox', {
    name: 'Definition in YAML',
  });
  const view = EditorView.findFromDOM(content);
  if (!view) {
    throw new Error('There is no editor');
  }
  return view;
}

/** Writes in place of a part of the text. */
function replace(view: EditorView, part: string, text: string): void {
  const from = view.state.doc.toString().indexOf(part);
  act(() =>
    view.dispatch({ changes: { from, to: from + part.length, insert: text } }),
  );
}

// The editor measures its text, which has no size here.
beforeAll(() => {
  Range.prototype.getClientRects = () => document.body.getClientRects();
});

describe('WorkbenchPage', () => {
  afterEach(() => localStorage.clear());

  it('shows what a definition in force would change, and its tests', async () => {
    const { container } = renderScorecards(README);
    const editor = await findEditor();
    expect(editor.state.doc.toString()).toContain('id: readme');
    expect(screen.getByText('checks/docs.yaml:12')).toBeInTheDocument();
    expect(await screen.findByText('1 of 1 tests pass')).toBeInTheDocument();
    expect(screen.getByText('It would load.')).toBeInTheDocument();

    const check = within(
      await screen.findByRole('region', { name: 'It has a README' }),
    );
    expect(check.getByText('1 verdict changes')).toBeInTheDocument();
    expect(check.getAllByRole('row').map(row => row.textContent)).toContain(
      'Fail23',
    );
    const [sample] = check.getAllByRole('listitem');
    expect(sample).toHaveTextContent(/PassFail|Pass→Fail/);
    const scorecard = within(
      screen.getByRole('region', { name: 'Production readiness' }),
    );
    expect(scorecard.getByText('1 falls')).toBeInTheDocument();
    expect(scorecard.getByText('from Bronze to None')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('says what is wrong where it is, and keeps the draft', async () => {
    const { unmount } = renderScorecards(README);
    replace(await findEditor(), 'hasReadme\n', 'hasReadm\n');
    const problems = await screen.findByRole('region', { name: 'Problems' });
    expect(
      await within(problems).findByText(/there is no field/),
    ).toHaveTextContent(/^7:24 .*hasReadm/);
    expect(screen.getByText('0 of 1 tests pass')).toBeInTheDocument();
    unmount();

    renderScorecards(README);
    const editor = await findEditor();
    expect(editor.state.doc.toString()).toContain(
      'facts.repository.hasReadm\n',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Discard changes' }),
    );
    await waitFor(() =>
      expect(editor.state.doc.toString()).not.toContain('hasReadm\n'),
    );
    expect(Object.keys(localStorage).join()).not.toContain('draft');
  });

  it('asks for the past, and says why there is no answer', async () => {
    const workbench = new FakeWorkbenchApi();
    const preview = jest.spyOn(workbench, 'preview');
    renderScorecards(README, { api: { workbench } });
    await screen.findByRole('region', { name: 'It has a README' });
    await userEvent.click(screen.getByRole('radio', { name: '30 days' }));
    expect(
      await screen.findByRole('table', { name: 'Trend as a table' }),
    ).toHaveTextContent('Nov 20');
    expect(preview.mock.lastCall?.[0]).toMatchObject({ since: 30 });
    preview.mockImplementation(() => answerWith(503, 'Too many previews'));
    await userEvent.click(screen.getByRole('radio', { name: '7 days' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Too many previews',
    );
  });

  it('begins a new definition, in German', async () => {
    renderScorecards(PAGE, { language: 'de' });
    expect(
      await screen.findByRole('textbox', { name: 'Definition in YAML' }),
    ).toHaveAccessibleDescription(/Tab verlässt den Editor/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Neue Scorecard' }),
    );
    await waitFor(async () =>
      expect((await findEditor()).state.doc.toString()).toContain(
        'kind: Scorecard',
      ),
    );
  });

  it('is not for everybody', async () => {
    const workbench = new FakeWorkbenchApi();
    workbench.preview = () => answerWith(403);
    renderScorecards(README, { api: { workbench } });
    const panel = await screen.findByRole('region', {
      name: 'What it would change',
    });
    expect(
      await within(panel).findByText('You may not see this'),
    ).toBeInTheDocument();
  });

  it('completes what can be written at the cursor', async () => {
    const definitions = (await new FakeWorkbenchApi().listDefinitions()).items;
    const labels = (text: string) => {
      const pos = text.indexOf('|');
      const state = EditorState.create({ doc: text.replace('|', '') });
      return completeDefinition(new CompletionContext(state, pos, true), {
        sources: SOURCES,
        definitions,
      })?.options.map(({ label }) => label);
    };
    const check = 'kind: Check\nid: a\n';
    const scorecard = 'kind: Scorecard\nlevels:\n  - id: a\n';

    expect(labels('ki|')).toContain('kind');
    expect(labels('kind: |')).toEqual(['Check', 'Scorecard', 'FactSource']);
    expect(labels(`${check}|`)).toEqual(
      expect.arrayContaining(['rule', 'messages', 'stage']),
    );
    expect(labels(`${check}|`)).not.toContain('id');
    expect(labels(`${check}stage: |`)).toEqual([
      'draft',
      'preview',
      'active',
      'retired',
    ]);
    expect(labels(`${check}rule: |`)).toEqual(
      expect.arrayContaining(['facts', 'entity', 'daysSince']),
    );
    expect(labels(`${check}rule: facts.|`)).toEqual(['repository']);
    expect(labels(`${check}rule: >-\n  now != now &&\n  facts.re|`)).toEqual([
      'repository',
    ]);
    expect(labels(`${check}rule: facts.repository.|`)).toEqual([
      'hasReadme',
      'coverage',
      'branches',
    ]);
    expect(labels(`${check}rule: facts.repository.branches.|`)).toContain(
      'exists',
    );
    expect(labels(`${check}rule: entity.spec.|`)).toContain('lifecycle');
    expect(
      labels(`${check}messages:\n  fail: it is {{ facts.repository.co|`),
    ).toContain('coverage');
    expect(labels(`${check}messages:\n  |`)).toContain('unknown');
    expect(labels(`${check}tests:\n  - facts:\n      |`)).toEqual([
      'repository',
    ]);
    expect(
      labels(`${check}tests:\n  - facts:\n      repository:\n        |`),
    ).toContain('hasReadme');
    expect(labels(`${check}tests:\n  - expect: |`)).toContain('unknown');
    expect(labels(`${scorecard}    checks: [re|]`)).toEqual(['readme']);
    expect(labels(`${scorecard}    checks:\n      - |`)).toContain('readme');
    expect(labels(`${check}---\n${scorecard}type: |`)).toContain('readiness');
    expect(labels(`${check}title: |`)).toBeUndefined();
  });
});
