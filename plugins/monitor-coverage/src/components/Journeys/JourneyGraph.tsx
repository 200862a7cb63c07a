import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { JourneyDetail } from '@guildhall/plugin-monitor-coverage-common';
import { useMemo } from 'react';
import { JourneyNode, JourneyNodeData } from './JourneyNode';
import styles from './JourneyGraph.module.css';

/**
 * The parts of a journey and what they need, with the way to the weakest link
 * marked. It is a picture for those who see: everything in it, links too, is
 * in the list below it.
 */
export function JourneyGraph(props: { journey: JourneyDetail }) {
  const { nodes, edges, weakest } = props.journey;
  const path = weakest?.path;
  // The graph is laid out anew whenever it is given other arrays.
  const graph = useMemo(
    () => ({
      nodes: nodes.map(
        (node): DependencyGraphTypes.DependencyNode<JourneyNodeData> => ({
          id: node.entityRef,
          node,
          isOnPath: path?.includes(node.entityRef) ?? false,
          isWeakest: path?.[path.length - 1] === node.entityRef,
        }),
      ),
      edges: edges.map(({ from, to }) => ({
        from,
        to,
        isOnPath: isStep(path ?? [], from, to),
      })),
    }),
    [nodes, edges, path],
  );

  return (
    <div aria-hidden className={styles.scroller}>
      <div className={styles.graph}>
        <DependencyGraph
          allowFullscreen={false}
          direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
          edges={graph.edges}
          nodeMargin={16}
          nodes={graph.nodes}
          paddingX={8}
          paddingY={8}
          rankMargin={56}
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
        d={`M${end.x - 7} ${end.y - 4}L${end.x} ${end.y}L${end.x - 7} ${
          end.y + 4
        }`}
      />
    </g>
  );
}

function isStep(path: readonly string[], from: string, to: string): boolean {
  return path.some((ref, index) => ref === from && path[index + 1] === to);
}
