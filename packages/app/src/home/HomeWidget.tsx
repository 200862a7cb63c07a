import { type RendererProps } from '@backstage/plugin-home-react';
import { type HomePageWidgetData } from '@backstage/plugin-home-react/alpha';
import { Card, CardBody, CardFooter, CardHeader, Text } from '@backstage/ui';
import { cloneElement } from 'react';

/** A widget of a plugin, drawn as a card of the portal. */
export function HomeWidget(props: { widget: HomePageWidgetData }) {
  return cloneElement(props.widget.component, { Renderer: WidgetCard });
}

function WidgetCard(props: RendererProps) {
  const { title, Content, Actions, ContextProvider } = props;
  const card = (
    <Card>
      {title && (
        <CardHeader>
          <Text as="h2" variant="title-x-small">
            {title}
          </Text>
        </CardHeader>
      )}
      <CardBody>
        <Content />
      </CardBody>
      {Actions && (
        <CardFooter>
          <Actions />
        </CardFooter>
      )}
    </Card>
  );
  return ContextProvider ? <ContextProvider>{card}</ContextProvider> : card;
}
