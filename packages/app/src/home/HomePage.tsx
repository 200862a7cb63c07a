import {
  type HomePageLayoutProps,
  type HomePageWidgetData,
} from '@backstage/plugin-home-react/alpha';
import { Container } from '@backstage/ui';
import { Greeting } from './Greeting';
import styles from './HomePage.module.css';
import { HomeWidget } from './HomeWidget';
import { OwnedSoftware } from './OwnedSoftware';
import { Shortcuts } from './Shortcuts';
import { useOwnedSoftware } from './useOwnedSoftware';

/** Half of the 12 columns of Backstage's home page; wide widgets come first. */
const wideFromColumns = 6;

export function HomePage(props: HomePageLayoutProps) {
  const { widgets } = props;
  const owned = useOwnedSoftware();

  return (
    <main>
      <Container className={styles.page}>
        <Greeting ownedCount={owned.value?.totalItems} />
        <div className={styles.columns}>
          <div className={styles.column}>
            {widgets.filter(isWide).map(widget => (
              <HomeWidget key={widget.node.spec.id} widget={widget} />
            ))}
            <OwnedSoftware {...owned} />
          </div>
          <div className={styles.column}>
            <Shortcuts />
            {widgets
              .filter(widget => !isWide(widget))
              .map(widget => (
                <HomeWidget key={widget.node.spec.id} widget={widget} />
              ))}
          </div>
        </div>
      </Container>
    </main>
  );
}

function isWide(widget: HomePageWidgetData): boolean {
  return (widget.layout?.width?.defaultColumns ?? 0) >= wideFromColumns;
}
