import { mockServices } from '@backstage/backend-test-utils';
import { audited } from './audited';

describe('audited', () => {
  it('tells how a mutation ended, and passes its outcome on', async () => {
    const event = { success: jest.fn(), fail: jest.fn() };
    const auditor = mockServices.auditor.mock({
      createEvent: async () => event,
    });

    await expect(
      audited(
        auditor,
        { eventId: 'note-create' },
        async () => 3,
        notes => ({ notes }),
      ),
    ).resolves.toBe(3);
    expect(event.success).toHaveBeenCalledWith({ meta: { notes: 3 } });

    await expect(
      audited(auditor, { eventId: 'note-create' }, async () => {
        throw new Error('no room');
      }),
    ).rejects.toThrow('no room');
    expect(event.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ message: 'no room' }),
    });
  });
});
