import {
  answerWith,
  findAccessibilityViolations,
  never,
  rowsOf,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { ExemptionsApi } from '@guildhall/plugin-scorecards-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DateTime } from 'luxon';
import { ENTITIES } from '../../__fixtures__';
import { FakeExemptionsApi } from '../../__fixtures__/exemptions';
import {
  renderEntityPage,
  RenderOptions,
  renderScorecards,
} from '../../__testUtils__';
import { EntityScorecardsContent } from '../EntityScorecards';

const PAGE = '/scorecards/exemptions';
const AUDIT_LOG = ENTITIES.filter(({ title }) => title === 'Audit Log');

const list = () => screen.findByRole('table', { name: 'All exemptions' });
const teams = () => screen.findByRole('table', { name: 'By team' });

/** Replaces some of what the fake answers about exemptions. */
function answering(replace: Partial<ExemptionsApi>): RenderOptions {
  const exemptions = new FakeExemptionsApi(ENTITIES);
  return { api: { exemptions: Object.assign(exemptions, replace) } };
}

describe('ExemptionsPage', () => {
  it('tells by team who lives with what, and lists all of it', async () => {
    const { container } = renderScorecards(PAGE);

    // To decide, in force, ending soon, renewed, ended well.
    const [, ...rows] = rowsOf(await teams());
    expect(rows[0]).toEqual(['0', '4', '4', '8 times', '0']);
    expect(rows).toContainEqual(['1', '0', '0', '0 times', '0']);
    const table = await list();
    const [request] = within(table).getAllByRole('row', {
      name: /billing-api/i,
    });
    expect(request).toHaveTextContent('Requested');
    expect(request).toHaveTextContent('The on-call rotation starts in March');
    expect(
      within(request).getByRole('link', { name: 'A runbook' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/billing-api/scorecards?check=runbook',
    );
    const [inForce] = within(table).getAllByRole('row', { name: /audit-log/i });
    expect(inForce).toHaveTextContent('Renewed 2 times');
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: /Show/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'To decide' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('row', { name: /audit-log/i }),
      ).not.toBeInTheDocument(),
    );
    expect(within(await list()).getAllByRole('row')).toHaveLength(2);
  });

  it('has whoever may do so decide, with a note', async () => {
    renderScorecards(`${PAGE}?view=open`);
    const table = await list();
    await userEvent.click(
      within(table).getByRole('button', { name: 'Approve' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Approve the exemption from “A runbook”?',
    });
    expect(dialog).toHaveTextContent('The on-call rotation starts in March');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Note' }),
      'Until March.',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    // It is decided: nothing is left in this view, and the numbers follow.
    expect(await screen.findByText('No exemptions here')).toBeInTheDocument();
    await waitFor(async () =>
      expect(rowsOf(await teams())).toContainEqual([
        '0',
        '1',
        '0',
        '0 times',
        '0',
      ]),
    );
  });

  it('says why a decision came too late, and keeps what was typed', async () => {
    renderScorecards(
      `${PAGE}?view=open`,
      answering({ deny: () => answerWith(409, 'This exemption is in force') }),
    );
    await userEvent.click(
      within(await list()).getByRole('button', { name: 'Deny' }),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Deny/ });
    const note = within(dialog).getByRole('textbox', { name: 'Note' });
    await userEvent.type(note, 'No');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Deny' }));
    expect(
      await screen.findByText(/This exemption is in force/),
    ).toBeInTheDocument();
    expect(note).toHaveValue('No');
  });

  it('loads, fails, and is not for everybody', async () => {
    const loading = renderScorecards(PAGE, answering({ list: never }));
    expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0);
    loading.unmount();

    const failing = renderScorecards(
      PAGE,
      answering({ list: () => answerWith(500, 'The database is away') }),
    );
    expect(await screen.findByText(/The database is away/)).toBeInTheDocument();
    failing.unmount();

    renderScorecards(PAGE, answering({ list: () => answerWith(403) }));
    expect(await screen.findByText(/permission/i)).toBeInTheDocument();
  });

  it('exports what the view lists', async () => {
    const download = jest.fn(() => answerWith(500, 'No file today'));
    renderScorecards(
      `${PAGE}?view=open&q=api`,
      answering({ export: download }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Table (CSV)' }),
    );
    expect(await screen.findByText(/No file today/)).toBeInTheDocument();
    expect(download).toHaveBeenCalledWith(
      expect.objectContaining({
        state: ['requested'],
        q: 'api',
        format: 'csv',
      }),
    );
  });

  it('speaks German', async () => {
    renderScorecards(`${PAGE}?view=open`, { language: 'de' });
    const table = await screen.findByRole('table', { name: 'Alle Ausnahmen' });
    expect(
      within(table).getByRole('button', { name: 'Genehmigen' }),
    ).toBeInTheDocument();
    expect(table).toHaveTextContent('Beantragt');
  });
});

describe('exemptions of a verdict', () => {
  it('lie on top of it wherever it is shown', async () => {
    const row = renderScorecards('/scorecards/production-readiness', {
      entities: AUDIT_LOG,
    });
    const cells = await screen.findAllByLabelText(
      /^(Fail|Unknown), Exempted until .*Audit Log$/,
    );
    expect(cells.length).toBeGreaterThan(0);
    expect(screen.getByText(/^\d exempted$/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '1 level rests on exemptions' }),
    ).toHaveAttribute('href', '/scorecards/exemptions?view=in-force');
    await userEvent.click(cells[0]);
    const panel = await screen.findByRole('dialog', {
      name: 'Why this verdict',
    });
    // The verdict stays what it is; the exemption stands beside it.
    expect(
      await within(panel).findByText(/^(Fail|Unknown)$/),
    ).toBeInTheDocument();
    expect(within(panel).getByText(/^Exempted until/)).toBeInTheDocument();
    const items = await within(panel).findByRole('list', {
      name: 'Exemptions',
    });
    expect(items).toHaveTextContent('Moves to the new platform this quarter.');
    expect(
      within(items).getByRole('button', { name: 'Take back' }),
    ).toBeInTheDocument();
    expect(await findAccessibilityViolations(row.container)).toEqual([]);
    row.unmount();

    renderEntityPage(
      '/catalog/default/component/audit-log',
      <EntityScorecardsContent />,
    );
    const [line] = await screen.findAllByRole('button', {
      name: /^(Fail|Unknown): .*Exempted until/,
    });
    expect(screen.getByRole('region', { name: /^Later/ })).toContainElement(
      line,
    );
  });

  it('are asked for with a reason, for a scope and until a day', async () => {
    const asked = jest.fn();
    const exemptions = new FakeExemptionsApi(ENTITIES);
    const { container } = renderEntityPage(
      '/catalog/default/component/billing-api?check=tests',
      <EntityScorecardsContent />,
      answering({
        request: async given => {
          asked(given);
          return exemptions.request(given);
        },
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask for an exemption' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'An exemption from “Automated tests”',
    });
    const inDialog = within(dialog);
    const confirm = inDialog.getByRole('button', { name: 'Ask for it' });
    expect(confirm).toBeDisabled();
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(
      inDialog.getByRole('radio', { name: /^All that is part of billing/ }),
    );
    await userEvent.type(
      inDialog.getByRole('textbox', { name: /^Why not now/ }),
      'Tests come with the new build.',
    );
    const day = DateTime.now().plus({ days: 30 }).toISODate();
    const until = inDialog.getByLabelText(/^Until the end of/);
    await waitFor(() => expect(until).toHaveAttribute('max'));
    fireEvent.change(until, { target: { value: day } });
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(asked).toHaveBeenCalledWith({
        check: 'tests',
        scope: { type: 'system', ref: 'system:default/billing' },
        reason: 'Tests come with the new build.',
        endsAt: expect.stringContaining('Z'),
      }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });
});
