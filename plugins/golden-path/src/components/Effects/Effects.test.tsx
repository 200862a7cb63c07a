import {
  answerWith,
  findAccessibilityViolations,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EFFECTS, pageOf } from '../../__fixtures__';
import { renderGoldenPath } from '../../__testUtils__';

const PAGE = '/golden-path/effects';

const listEffects = async () => pageOf(EFFECTS);

describe('EffectsPage', () => {
  it('says what was made, by whom and with which step', async () => {
    const { container } = renderGoldenPath(PAGE, { api: { listEffects } });

    const made = (
      await screen.findByRole('rowheader', { name: /Repository visits-api/ })
    ).closest('tr');
    expect(made).toHaveTextContent('local/visits-api');
    expect(made).toHaveTextContent('service-node 1.0.0publish');
    const failed = screen.getByText('Catalog entry of letters').closest('tr');
    expect(failed).toHaveTextContent('FailedThe catalog refused it');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('undoes one after saying exactly what that does', async () => {
    const undoEffect = jest.fn(async () => ({
      items: [{ ...EFFECTS[0], status: 'undone' as const }],
    }));
    const list = jest.fn(listEffects);
    const { baseElement } = renderGoldenPath(PAGE, {
      api: { listEffects: list, undoEffect },
    });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Undo: Repository visits-api',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Undo “Repository visits-api”?',
    });
    expect(dialog).toHaveTextContent(
      'Deletes the repository visits-api on local, with its history.',
    );
    expect(await findAccessibilityViolations(baseElement)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Undo it' }),
    );

    expect(
      await screen.findByText('Undone: Repository visits-api'),
    ).toBeInTheDocument();
    expect(undoEffect).toHaveBeenCalledWith('e1');
    await waitFor(() => expect(list).toHaveBeenCalledTimes(2));
  });

  it('says why an undo was refused, or could not be asked for', async () => {
    const undoEffect = jest
      .fn()
      .mockResolvedValueOnce({
        items: [{ ...EFFECTS[0], error: 'Somebody pushed to it since' }],
      })
      .mockImplementationOnce(() => answerWith(403, 'It is not yours'));
    renderGoldenPath(PAGE, { api: { listEffects, undoEffect } });

    const undo = await screen.findByRole('button', {
      name: 'Undo: Repository visits-api',
    });
    await userEvent.click(undo);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Undo it' }),
    );
    expect(
      await screen.findByText('Somebody pushed to it since'),
    ).toBeInTheDocument();

    await userEvent.click(undo);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Undo it' }),
    );
    expect(await screen.findByText('It is not yours')).toBeInTheDocument();
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('takes its filter from the URL', async () => {
    const list = jest.fn(async () => pageOf<never>([]));
    renderGoldenPath(
      `${PAGE}?status=failed&status=odd&entityRef=component:default/letters`,
      { api: { listEffects: list }, language: 'de' },
    );

    expect(
      await screen.findByText('Nichts wurde angelegt'),
    ).toBeInTheDocument();
    expect(list).toHaveBeenLastCalledWith(
      expect.objectContaining({
        status: ['failed'],
        entityRef: 'component:default/letters',
      }),
      expect.anything(),
    );
    expect(
      screen.getByText('Von component:default/letters'),
    ).toBeInTheDocument();
  });
});
