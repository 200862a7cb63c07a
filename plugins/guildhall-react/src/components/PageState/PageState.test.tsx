import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerWith, findAccessibilityViolations } from '../../testUtils';
import { useRequest } from '../../hooks';
import { EmptyState } from './EmptyState';
import { PageState } from './PageState';

type Load = (signal: AbortSignal) => Promise<string[]>;

function Page(props: { load: Load }) {
  const request = useRequest(props.load);
  return (
    <>
      <button onClick={request.reload} type="button">
        Reload
      </button>
      <PageState
        empty={<EmptyState title="Nothing here" />}
        isEmpty={items => items.length === 0}
        request={request}
      >
        {items => items.join(', ')}
      </PageState>
    </>
  );
}

describe('PageState', () => {
  it('shows an outline, then what was loaded, and keeps it when refreshing fails', async () => {
    const load = jest
      .fn<Promise<string[]>, [AbortSignal]>()
      .mockResolvedValueOnce(['one', 'two'])
      .mockRejectedValueOnce(new Error('The line is cut'))
      .mockResolvedValueOnce(['three']);
    renderInTestApp(<Page load={load} />);

    expect(await screen.findByRole('status', { name: 'Loading' })).toHaveClass(
      'rows',
    );
    expect(await screen.findByText('one, two')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(await screen.findByText('The line is cut')).toBeInTheDocument();
    expect(screen.getByText('one, two')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('three')).toBeInTheDocument();
    expect(screen.queryByText('The line is cut')).not.toBeInTheDocument();
  });

  it('says that there is nothing', async () => {
    renderInTestApp(<Page load={async () => []} />);

    expect(await screen.findByText('Nothing here')).toBeInTheDocument();
  });

  it('says what the server said and what to do, and tries again', async () => {
    const load = jest
      .fn<Promise<string[]>, [AbortSignal]>()
      .mockImplementationOnce(() => answerWith(500, 'The disk is full'))
      .mockResolvedValueOnce(['one']);
    const { container } = renderInTestApp(<Page load={load} />);

    expect(await screen.findByText('500 The disk is full')).toBeInTheDocument();
    expect(screen.getByText(/Try again in a moment/)).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('one')).toBeInTheDocument();
  });

  it.each([
    [
      'offline',
      () => Promise.reject(new TypeError('Failed to fetch')),
      /did not answer/,
    ],
    [
      'a bad request',
      () => answerWith(400, 'limit'),
      /Change what you asked for/,
    ],
    [
      'a missing permission',
      () => answerWith(403, 'no'),
      'You may not see this',
    ],
    ['something that is not there', () => answerWith(404, 'no'), 'Not found'],
  ])('explains %s', async (_, load, text) => {
    renderInTestApp(<Page load={load} />);

    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('gives up an answer that is no longer wanted', async () => {
    const signals: AbortSignal[] = [];
    const load: Load = signal => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const { unmount } = renderInTestApp(<Page load={load} />);
    await waitFor(() => expect(signals).toHaveLength(1));

    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    unmount();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });
});
