import {
  answerWith,
  findAccessibilityViolations,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EFFECTS, OFF_BOARDING, pageOf } from '../../__fixtures__';
import { renderGoldenPath } from '../../__testUtils__';

const PAGE = '/golden-path/services/component/default/visits-api/off-boarding';

const listEffects = async () => pageOf(EFFECTS);

describe('OffBoardingPage', () => {
  it('lists what has to go, who depends on it and whose they are', async () => {
    const { container } = renderGoldenPath(PAGE, {
      api: { getOffBoarding: async () => OFF_BOARDING, listEffects },
    });

    const list = await screen.findByRole('list', { name: 'Checklist' });
    const [repository, dependent, location] =
      within(list).getAllByRole('listitem');
    expect(
      within(repository).getByRole('img', { name: 'To do' }),
    ).toBeInTheDocument();
    expect(
      within(dependent).getByRole('img', { name: 'Blocked' }),
    ).toBeInTheDocument();
    expect(
      within(dependent).getByRole('link', { name: 'billing-api' }),
    ).toHaveAttribute('href', '/catalog/default/component/billing-api');
    expect(
      within(dependent).getByRole('link', { name: 'billing' }),
    ).toHaveAttribute('href', '/catalog/default/group/billing');
    expect(
      within(location).getByRole('img', { name: 'Done' }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 3 done')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('undoes what was made, and looks again', async () => {
    const getOffBoarding = jest.fn(async () => OFF_BOARDING);
    const undoEffect = jest.fn(async () => ({ items: [EFFECTS[0]] }));
    renderGoldenPath(PAGE, {
      api: { getOffBoarding, listEffects, undoEffect },
    });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Undo: Repository visits-api',
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Undo it' }),
    );
    await waitFor(() => expect(undoEffect).toHaveBeenCalledWith('e1'));
    await waitFor(() => expect(getOffBoarding).toHaveBeenCalledTimes(2));
  });

  it('speaks German, also when the person may not see it', async () => {
    const ready = renderGoldenPath(PAGE, {
      api: { getOffBoarding: async () => OFF_BOARDING, listEffects },
      language: 'de',
    });
    expect(await screen.findByText('1 von 3 erledigt')).toBeInTheDocument();
    ready.unmount();

    renderGoldenPath(PAGE, {
      api: { getOffBoarding: () => answerWith(403) },
      language: 'de',
    });
    expect(await screen.findByText(/nicht sehen/)).toBeInTheDocument();
  });
});
