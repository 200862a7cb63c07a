import { toastApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerWith, findAccessibilityViolations } from '../../testUtils';
import { ConfirmDialog } from './ConfirmDialog';

describe('ConfirmDialog', () => {
  it('stays open when it fails, says why, and closes when it is done', async () => {
    const post = jest.fn(() => ({ close() {} }));
    const onConfirm = jest
      .fn<Promise<void>, []>()
      .mockImplementationOnce(() => answerWith(409, 'Somebody else was faster'))
      .mockImplementationOnce(() => Promise.reject(new Error('No line')))
      .mockResolvedValueOnce();
    const onClose = jest.fn();
    renderInTestApp(
      <ConfirmDialog
        confirm="Delete it"
        onClose={onClose}
        onConfirm={onConfirm}
        title="Delete the repository?"
      >
        <p>It is gone for good.</p>
      </ConfirmDialog>,
      { apis: [[toastApiRef, { post }]] },
    );

    const dialog = await screen.findByRole('dialog', {
      name: 'Delete the repository?',
    });
    expect(await findAccessibilityViolations(dialog)).toEqual([]);
    const confirm = screen.getByRole('button', { name: 'Delete it' });
    for (const description of ['Somebody else was faster', 'No line']) {
      await userEvent.click(confirm);
      await waitFor(() =>
        expect(post).toHaveBeenLastCalledWith({
          title: 'That did not work',
          description,
          status: 'danger',
        }),
      );
    }
    expect(onClose).not.toHaveBeenCalled();

    await userEvent.click(confirm);
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onClose).toHaveBeenCalledTimes(2);
    expect(onConfirm).toHaveBeenCalledTimes(3);
  });
});
