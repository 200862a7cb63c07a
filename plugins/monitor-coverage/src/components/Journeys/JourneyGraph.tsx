import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { JourneyDetail } from '@guildhall/plugin-monitor-coverage-common';
import { useMemo } from 'react';
import { JourneyNode, JourneyNodeData } from './JourneyNode';
import styles from './JourneyGraph.module.css';

/**
 * The parts of a journey's steps with the way from each step to its weakest
 * link; the way to the weakest of all is marked. All that a journey depends on
 * is far too much for a picture. It is for those who see: everything in it,
 * links too, is in the lists of the page.
 */
export function JourneyGraph(props: { journey: JourneyDetail }) {
  const { journey } = props;
  // The graph is laid out anew whenever it is given other arrays.
  const graph = useMemo(() => toGraph(journey), [journey]);

  return (
    <div aria-hidden className={styles.scroller}>
      <div className={styles.graph}>
        <DependencyGraph
          allowFullscreen={false}
          direction={DependencyGraphTypes.Direction.TOP_BOTTOM}
          edges={graph.edges}
          nodeMargin={14}
          nodes={graph.nodes}
          paddingX={8}
          paddingY={8}
          rankMargin={36}
          renderEdge={({ edge, id }) => (
            <JourneyEdge
              isOnPath={edge.isOnPath}
              key={`${id.v} ${id.w}`}
              points={edge.points}
            />
          )}
          renderNode={({ node }) => <JourneyNode data={node} />}
          zoom="disabled"
        />
      </div>
    </div>
  );
}

type Point = { x: number; y: number };

function JourneyEdge(props: {
  points: Point[] | undefined;
  isOnPath: boolean;
}) {
  const { points = [], isOnPath } = props;
  const known = points.filter(({ x, y }) => isFinite(x) && isFinite(y));
  if (known.length < 2) {
    return <></>;
  }
  const end = known[known.length - 1];
  return (
    <g className={styles.edge} data-path={isOnPath ? '' : undefined}>
      <path d={`M${known.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
      <path
        d={`M${end.x - 4} ${end.y - 7}L${end.x} ${end.y}L${end.x + 4} ${
          end.y - 7
        }`}
      />
    </g>
  );
}

type Edge = { from: string; to: string; isOnPath: boolean };

function toGraph({ nodes, steps, weakest }: JourneyDetail) {
  const path = weakest?.path ?? [];
  const paths = [path, ...steps.map(step => step.weakest?.path ?? [])];
  const shown = new Set([
    ...steps.flatMap(({ parts }) => parts),
    ...paths.flat(),
  ]);
  const known = nodes.filter(({ entityRef }) => shown.has(entityRef));

  const edges = new Map<string, Edge>();
  for (const { from, to } of paths.flatMap(toSteps)) {
    if ([from, to].every(ref => known.some(node => node.entityRef === ref))) {
      const isOnPath = toSteps(path).some(
        step => step.from === from && step.to === to,
      );
      edges.set(`${from} ${to}`, { from, to, isOnPath });
    }
  }
  return {
    nodes: known.map(
      (node): DependencyGraphTypes.DependencyNode<JourneyNodeData> => ({
        id: node.entityRef,
        node,
        isOnPath: path.includes(node.entityRef),
        isWeakest: path[path.length - 1] === node.entityRef,
      }),
    ),
    edges: [...edges.values()],
  };
}

function toSteps(path: readonly string[]): { from: string; to: string }[] {
  return path.slice(1).map((to, index) => ({ from: path[index], to }));
}
