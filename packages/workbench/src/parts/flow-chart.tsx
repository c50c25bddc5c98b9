import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import { useMemo } from 'preact/hooks';
import type { Band, Flow } from '../state/flow';

interface FlowChartProps {
  readonly flow: Flow;
  readonly chosen: Band | undefined;
  readonly onChoose: (band: Band) => void;
}

interface Node {
  readonly id: string;
  readonly name: string;
}
interface Link {
  readonly band: Band;
}
type PlacedNode = SankeyNode<Node, Link>;
type PlacedLink = SankeyLink<Node, Link>;

const width = 1000;
const least = 260;
const perRow = 27;
const labels = 190;
const path = sankeyLinkHorizontal<Node, Link>();

/** The flow as a Sankey diagram; each band can be chosen, by mouse or from the keyboard. */
export function FlowChart({ flow, chosen, onChoose }: FlowChartProps) {
  const rows = Math.max(...flow.columns.map((column) => column.length));
  const height = Math.max(least, rows * perRow);
  const { nodes, links } = useMemo(() => placed(flow, height), [flow, height]);
  return (
    <div class="chart" tabIndex={0} role="region" aria-label="Flow of the events">
      <svg
        viewBox={`0 0 ${width} ${height + 30}`}
        role="group"
        aria-label="From names through subscriptions to outcomes"
      >
        {['Events', 'Subscription', 'Outcome'].map((title, column) => (
          <text
            key={title}
            class="head"
            x={column === 0 ? labels - 8 : column === 1 ? width / 2 : width - labels + 8}
            y={12}
            text-anchor={(['end', 'middle', 'start'] as const)[column]}
          >
            {title}
          </text>
        ))}
        <g transform="translate(0 24)">
          {links.map((link, number) => (
            <Ribbon
              key={number}
              link={link}
              isChosen={link.band === chosen}
              isFaded={chosen !== undefined && link.band !== chosen}
              onChoose={onChoose}
            />
          ))}
          {nodes.map((node) => (
            <NodeBox key={node.id} node={node} />
          ))}
        </g>
      </svg>
    </div>
  );
}

interface RibbonProps {
  readonly link: PlacedLink;
  readonly isChosen: boolean;
  readonly isFaded: boolean;
  readonly onChoose: (band: Band) => void;
}

function Ribbon({ link, isChosen, isFaded, onChoose }: RibbonProps) {
  const { band } = link;
  const number = band.events.length;
  const title = `${band.from} → ${band.to}: ${number.toLocaleString('en')} ${number === 1 ? 'event' : 'events'}`;
  return (
    <path
      class={`ribbon ${classOf(band.to)} ${isFaded ? 'faded' : ''}`}
      d={path(link) ?? ''}
      stroke-width={Math.max(2, link.width ?? 0)}
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={title}
      onClick={() => onChoose(band)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose(band);
      }}
    >
      <title>{title}</title>
    </path>
  );
}

function NodeBox({ node: { id, name, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 } }: { node: PlacedNode }) {
  const column = Number(id[0]);
  const middle = (y0 + y1) / 2;
  const [x, anchor] =
    column === 0 ? [x0 - 6, 'end' as const] : column === 1 ? [x1 + 6, 'start' as const] : [x1 + 6, 'start' as const];
  return (
    <g class="node">
      <rect x={x0} y={y0} width={x1 - x0} height={Math.max(2, y1 - y0)} class={column === 2 ? classOf(name) : ''} />
      <text x={x} y={middle} dy="0.35em" text-anchor={anchor}>
        {name.length > 26 ? `${name.slice(0, 25)}…` : name} <tspan class="number">{value.toLocaleString('en')}</tspan>
      </text>
    </g>
  );
}

function placed({ columns, bands }: Flow, height: number): { nodes: PlacedNode[]; links: PlacedLink[] } {
  const nodes = columns.flatMap((names, column) => names.map((name) => ({ id: `${column} ${name}`, name })));
  const [first] = columns;
  const isFirst = new Set(first);
  let seen = 0;
  const total = bands.reduce((sum, { events }) => sum + events.length, 0) / 2;
  const links = bands.map((band) => {
    // The bands of the first two columns come first, and hold every event once.
    const column = seen < total && isFirst.has(band.from) ? 0 : 1;
    if (column === 0) seen += band.events.length;
    return { source: `${column} ${band.from}`, target: `${column + 1} ${band.to}`, value: band.events.length, band };
  });
  return sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeWidth(10)
    .nodePadding(9)
    .extent([
      [labels, 0],
      [width - labels, height],
    ])({ nodes, links });
}

/** The colour of a band is that of what it leads to. */
function classOf(name: string): string {
  if (/^(sent|delivered)/.test(name)) return 'good';
  if (name.startsWith('rejected')) return 'bad';
  if (name.startsWith('to be sent')) return 'wait';
  return /^(skipped|No subscription)/.test(name) ? 'none' : 'plain';
}
