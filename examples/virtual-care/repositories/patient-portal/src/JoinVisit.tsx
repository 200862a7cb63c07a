import { Button } from '@virtual-care/design-system';
import { minutesUntil } from './time';

export function JoinVisit({ start }: { start: Date }) {
  const minutes = minutesUntil(start, new Date());
  return (
    <Button disabled={minutes > 15}>
      {minutes > 15 ? `Opens in ${minutes - 15} minutes` : 'Join visit'}
    </Button>
  );
}
