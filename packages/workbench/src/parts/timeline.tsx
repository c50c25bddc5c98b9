import { count } from '@sluice/kit/host';
import type { Exchange } from '../state/sending';
import { endOf, type Row, ticksUpTo } from '../state/timeline';

interface TimelineProps {
  readonly rows: readonly Row[];
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
}

const width = 1000;
const left = 190;
const rowHeight = 22;
const mostRows = 100;

const endWords = {
  good: 'accepted',
  dropped: 'accepted, but partly dropped',
  wait: 'to be retried',
  bad: 'refused',
} as const;

/** The requests on a time line: a row for each set of events, halves of a batch below the whole, a bar for each attempt. */
export function Timeline({ rows: all, chosen, onChoose }: TimelineProps) {
  const rows = all.slice(0, mostRows);
  const end = Math.max(
    1,
    ...rows.flatMap(({ exchanges }) => exchanges.map((one) => one.startMilliseconds + one.milliseconds)),
  );
  const x = (milliseconds: number) => left + (milliseconds / end) * (width - left - 10);
  const ticks = ticksUpTo(end);
  return (
    <>
      <ul class="legend" aria-hidden="true">
        {Object.entries(endWords).map(([name, words]) => (
          <li key={name}>
            <span class={`swatch ${name}`} /> {words}
          </li>
        ))}
      </ul>
      <div class="chart tall" tabIndex={0} role="region" aria-label="Timeline of requests">
        <svg
          viewBox={`0 0 ${width} ${rows.length * rowHeight + 26}`}
          role="group"
          aria-label="Requests in order of time"
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line class="tick" x1={x(tick)} x2={x(tick)} y1={18} y2={rows.length * rowHeight + 24} />
              <text class="head" x={x(tick)} y={12} text-anchor={x(tick) > width - 60 ? 'end' : 'start'}>
                {tick.toLocaleString('en')} ms
              </text>
            </g>
          ))}
          {rows.map(({ exchanges, depth }, place) => {
            const y = 24 + place * rowHeight;
            const number = exchanges[0]?.events.length ?? 0;
            return (
              <g key={place}>
                <text x={8 + depth * 14} y={y + 12}>
                  {depth > 0 ? '└ ' : ''}
                  {count(number, 'event')}
                  {exchanges.length > 1 && <tspan class="number"> sent {exchanges.length}×</tspan>}
                </text>
                {exchanges.map((exchange) => (
                  <Bar
                    key={exchange.number}
                    exchange={exchange}
                    isChosen={exchange.number === chosen}
                    onChoose={onChoose}
                    x={x(exchange.startMilliseconds)}
                    end={x(exchange.startMilliseconds + exchange.milliseconds)}
                    y={y}
                  />
                ))}
              </g>
            );
          })}
        </svg>
      </div>
      {all.length > rows.length && (
        <p class="quiet">
          The first {rows.length} of {all.length} rows are shown.
        </p>
      )}
    </>
  );
}

interface BarProps {
  readonly exchange: Exchange;
  readonly isChosen: boolean;
  readonly onChoose: (number: number) => void;
  readonly x: number;
  readonly end: number;
  readonly y: number;
}

function Bar({ exchange, isChosen, onChoose, x, end, y }: BarProps) {
  const { number, status, fault, attempt } = exchange;
  const kind = endOf(exchange);
  const answer = status === undefined || status === 0 ? 'no answer' : `answer ${status}`;
  const title = `Request ${number}, attempt ${attempt}: ${answer}, ${endWords[kind]}${fault === undefined ? '' : `, simulated fault: ${fault}`}`;
  return (
    <rect
      class={`bar ${kind}`}
      x={x}
      y={y}
      width={Math.max(6, end - x)}
      height={16}
      rx={3}
      role="button"
      tabIndex={isChosen || (number === 1 && !isChosen) ? 0 : -1}
      aria-pressed={isChosen}
      aria-label={title}
      onClick={() => onChoose(number)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onChoose(number);
        else if (!move(event)) return;
        event.preventDefault();
      }}
    >
      <title>{title}</title>
    </rect>
  );
}

/** The arrow keys move from bar to bar. */
function move(event: KeyboardEvent): boolean {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const bar = event.currentTarget as SVGElement;
  const bars = [...(bar.closest('svg')?.querySelectorAll<SVGElement>('.bar') ?? [])];
  const next = by && bars[bars.indexOf(bar) + by];
  if (!next) return false;
  next.focus();
  next.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  return true;
}
