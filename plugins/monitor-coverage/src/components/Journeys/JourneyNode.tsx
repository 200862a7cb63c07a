import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { JourneyDetail } from '@guildhall/plugin-monitor-coverage-common';
import { Link } from 'react-router-dom';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungIcon } from '../Rung';
import styles from './JourneyGraph.module.css';

const WIDTH = 200;
const HEIGHT = 54;
const MAX_LENGTH = 24;

/** What the graph knows of a part. */
export interface JourneyNodeData {
  node: JourneyDetail['nodes'][number];
  isOnPath: boolean;
  isWeakest: boolean;
}

/** A part in the graph: its name, and the rung of its weakest signal. */
export function JourneyNode(props: { data: JourneyNodeData }) {
  const { node, isOnPath, isWeakest } = props.data;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  const shape = (
    <g
      className={styles.node}
      data-path={isOnPath ? '' : undefined}
      data-weakest={isWeakest ? '' : undefined}
    >
      <title>{`${node.title}, ${node.type ?? node.kind}`}</title>
      <rect height={HEIGHT} rx="6" width={WIDTH} />
      <text className={styles.name} x="12" y="22">
        {shorten(node.title)}
      </text>
      {node.rung && (
        <g transform="translate(12 30)">
          <RungIcon size={14} state={node.rung} />
        </g>
      )}
      <text className={styles.rung} x={node.rung ? 32 : 12} y="42">
        {node.rung ? t(`rung.${node.rung}`) : t('journey.noRung')}
      </text>
    </g>
  );
  // Who cannot see the picture has the same links in the list.
  return node.readable ? (
    <Link tabIndex={-1} to={hrefs.part(node.entityRef)}>
      {shape}
    </Link>
  ) : (
    shape
  );
}

function shorten(title: string): string {
  return title.length > MAX_LENGTH
    ? `${title.slice(0, MAX_LENGTH - 1)}…`
    : title;
}
