import { count, shorten } from '@sluice/kit/host';
import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import { useMemo } from 'preact/hooks';
import { visible } from '../state/event-words';
import type { Chart, Ribbon } from '../state/flow';

interface FlowChartProps {
  readonly chart: Chart;
  readonly chosen: Ribbon | undefined;
  readonly onChoose: (ribbon: Ribbon) => void;
}

interface Node {
  readonly id: string;
  readonly name: string;
}
interface Link {
  readonly ribbon: Ribbon;
}
type PlacedNode = SankeyNode<Node, Link>;
type PlacedLink = SankeyLink<Node, Link>;

const width = 1000;
const least = 260;
const perRow = 31;
const labels = 205;
/** The columns' positions: left of the first there is room for names only. */
const longestNames = [24, 36, 26];
const path = sankeyLinkHorizontal<Node, Link>();

/** The flow as a Sankey diagram. Each band can be chosen by mouse or keyboard. */
export function FlowChart({ chart, chosen, onChoose }: FlowChartProps) {
  const rows = Math.max(...chart.columns.map((column) => column.length));
  const height = Math.max(least, rows * perRow);
  const { nodes, links } = useMemo(() => placed(chart, height), [chart, height]);
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
            <Band
              key={number}
              link={link}
              isChosen={link.ribbon === chosen}
              isFaded={chosen !== undefined && link.ribbon !== chosen}
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

interface BandProps {
  readonly link: PlacedLink;
  readonly isChosen: boolean;
  readonly isFaded: boolean;
  readonly onChoose: (ribbon: Ribbon) => void;
}

function Band({ link, isChosen, isFaded, onChoose }: BandProps) {
  const { ribbon } = link;
  const title = `${ribbon.from} → ${ribbon.to}: ${count(ribbon.events, 'event')}`;
  return (
    <path
      class={`ribbon ${classOf(ribbon.to)} ${isFaded ? 'faded' : ''}`}
      d={path(link) ?? ''}
      stroke-width={Math.max(2, link.width ?? 0)}
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={title}
      onClick={() => onChoose(ribbon)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose(ribbon);
      }}
    >
      <title>{title}</title>
    </path>
  );
}

function NodeBox({ node: { id, name, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 } }: { node: PlacedNode }) {
  const column = Number(id[0]);
  const middle = (y0 + y1) / 2;
  const whole = visible(name);
  const shown = shorten(whole, longestNames[column] ?? whole.length);
  const [x, anchor] =
    column === 0 ? [x0 - 6, 'end' as const] : column === 1 ? [x1 + 6, 'start' as const] : [x1 + 6, 'start' as const];
  return (
    <g class="node">
      <title>{whole}</title>
      <rect x={x0} y={y0} width={x1 - x0} height={Math.max(2, y1 - y0)} class={column === 2 ? classOf(name) : ''} />
      <text x={x} y={middle} dy="0.35em" text-anchor={anchor}>
        {isolated(shown)} <tspan class="number">{value.toLocaleString('en')}</tspan>
      </text>
    </g>
  );
}

/** A name that does not reorder the text next to it, even if it is written from right to left. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function placed({ columns, ribbons }: Chart, height: number): { nodes: PlacedNode[]; links: PlacedLink[] } {
  const nodes = columns.flatMap((names, column) => names.map((name) => ({ id: `${column} ${name}`, name })));
  const links = ribbons.flatMap((ofColumn, column) =>
    ofColumn.map((ribbon) => ({
      source: `${column} ${ribbon.from}`,
      target: `${column + 1} ${ribbon.to}`,
      value: ribbon.events,
      ribbon,
    })),
  );
  return sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeWidth(10)
    .nodePadding(15)
    .extent([
      [labels, 0],
      [width - labels, height],
    ])({ nodes, links });
}

/** A band has the colour of what it leads to. */
function classOf(name: string): string {
  if (/^(would be sent|delivered)/.test(name)) return 'good';
  if (name.startsWith('rejected')) return 'bad';
  if (name.startsWith('to be sent')) return 'wait';
  return /^(skipped|No subscription)/.test(name) ? 'none' : 'plain';
}
