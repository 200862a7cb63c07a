import { PageBody, PageState } from '@guildhall/plugin-guildhall-react';
import { useParams } from 'react-router-dom';
import { RunView } from './RunView';
import { useTask } from './useTask';

/** One run of a template: how it goes, and what came out of it. */
export function RunPage() {
  const { taskId = '' } = useParams();
  const request = useTask(taskId);
  return (
    <PageBody isPage>
      <PageState request={request}>
        {input => (
          <RunView input={input} key={taskId} onChange={request.reload} />
        )}
      </PageState>
    </PageBody>
  );
}
