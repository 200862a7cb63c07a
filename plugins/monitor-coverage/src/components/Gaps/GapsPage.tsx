import { PageBody } from '@guildhall/plugin-guildhall-react';
import { PartFilterBar } from '../PartFilterBar';
import { GapsPanel } from './GapsPanel';
import { OwnersPanel } from './OwnersPanel';

/** What nobody would hear of, by those who can change it. */
export function GapsPage() {
  return (
    <PageBody isPage>
      <PartFilterBar cells={['signal']} />
      <OwnersPanel />
      <GapsPanel />
    </PageBody>
  );
}
