import type { Transport } from '@sluice/engine';
import { isObject } from '@sluice/kit/host';
import { recentEvents, type SpecEvent, specEvents } from '@sluice/events';
import type { Simulator } from '@sluice/simulators';
import { nameEvent } from './name-event';
import { type PresetPipeline, presetPipelines } from './preset-pipelines';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

type Line = Readonly<Record<string, unknown>>;

const manyLines = 40;
const names = ['product_id', 'productId', 'id', 'sku', 'name'];

/** What shops send besides the samples. By description: the lines that replace an event's own. */
const orders: Readonly<Record<string, (line: Line) => readonly Line[]>> = {
  'two products': (line) => [numbered(line, 1), numbered(line, 2)],
  [`${manyLines} products`]: (line) => Array.from({ length: manyLines }, (_, index) => numbered(line, index + 1)),
  'a product on two lines': (line) => [numbered(line, 1), numbered(line, 2), { ...numbered(line, 1), size: 'M' }],
};

/**
 * Whether the vendor has a use for events with several products, with many, and with one product twice; and whether each of the
 * products arrives, or a note says that it does not.
 */
export async function checkLines(subject: Subject): Promise<string[]> {
  return withSimulator(subject, async (simulator, transport) => {
    const problems: string[] = [];
    for (const one of presetPipelines(subject)) {
      for (const event of specEvents.filter((sample) => one.isFor(sample))) {
        const usual = await lossesOf(one, event, simulator, transport);
        for (const [what, linesOf] of Object.entries(orders)) {
          const order = withLines(event, linesOf);
          if (order === undefined) continue;
          const name = `${nameEvent(event)} with ${what}`;
          const losses = await lossesOf(one, order, simulator, transport);
          problems.push(
            ...losses
              .filter((loss) => !usual.includes(loss))
              .map((loss) => `${name} is accepted to no purpose: ${loss}`),
            ...missingOf(one, order, notesOf(one, event)).map(
              (missing) => `${name} loses ${missing}, and nothing is said of it.`,
            ),
          );
        }
      }
    }
    return [...new Set(problems)];
  });
}

function numbered(line: Line, number: number): Line {
  const own = names.filter((name) => line[name] !== undefined);
  return { ...line, ...Object.fromEntries(own.map((name) => [name, `${name}-line-${number}-x`])) };
}

/** The event with its products replaced, or the one product it is about replaced by several; undefined if it is about none. */
function withLines(event: SpecEvent, linesOf: (line: Line) => readonly Line[]): SpecEvent | undefined {
  const { products, ...properties } = event.properties ?? {};
  const [first] = Array.isArray(products) ? (products as readonly unknown[]) : [];
  if (isObject(first)) return { ...event, properties: { ...properties, products: linesOf(first) } };
  const own = Object.entries(properties).filter(([name]) => names.includes(name));
  if (!own.some(([name]) => name !== 'name')) return undefined;
  const others = Object.entries(properties).filter(([name]) => !names.includes(name));
  return { ...event, properties: { ...Object.fromEntries(others), products: linesOf(Object.fromEntries(own)) } };
}

async function lossesOf(
  { pipeline }: PresetPipeline,
  event: object,
  simulator: Simulator,
  transport: Transport,
): Promise<string[]> {
  simulator.clear();
  const refusals: string[] = [];
  const delivery = pipeline.deliver(recentEvents([event]), { transport, attempts: 1, sleep: async () => {} });
  for await (const { outcome, isSent } of delivery) if (isSent && 'message' in outcome) refusals.push(outcome.message);
  return [...refusals, ...new Set(simulator.dropped.map(({ reason }) => reason))];
}

/** For an action that has lines, those about which nothing is sent or reported. */
function missingOf(one: PresetPipeline, event: SpecEvent, usualNotes: readonly string[]): string[] {
  const { pipeline, preset } = one;
  const { fields = {} } = pipeline.destination.actions[preset.partnerAction] ?? {};
  const { drafts } = pipeline.plan([event]);
  const isTold = notesOf(one, event).some((note) => !usualNotes.includes(note));
  const hasLines = Object.values(fields).some(({ kind }) => kind === 'lines');
  if (drafts.length === 0 || isTold || !hasLines) return [];
  const text = JSON.stringify(drafts.map(({ request }) => request));
  const lines = event.properties?.products as readonly Line[];
  const numbers = new Set(lines.map((line) => /-line-\d+-x/.exec(JSON.stringify(line))?.[0] ?? ''));
  const missing = [...numbers].filter((number) => !text.includes(number));
  return missing.length === 0 ? [] : [`${missing.length} of its ${numbers.size} products`];
}

function notesOf({ pipeline }: PresetPipeline, event: object): readonly string[] {
  const [planned] = pipeline.plan([event]).events;
  return planned && 'notes' in planned ? planned.notes : [];
}
