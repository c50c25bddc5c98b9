import { type EventsByType, shorten } from '@sluice/kit/host';
import type { Look } from './look';
import { printable } from './printable';

/** A table for the last event of each type: every property as it was sent, and as the vendor shows it. */
export function sideBySide(sent: EventsByType, shown: EventsByType, vendor: string, look: Look): string {
  const types = [...new Set([...Object.keys(sent), ...Object.keys(shown)])];
  return types
    .map((type) => `\n  ${look.paint('heading', printable(type))}\n${table(sent[type], shown[type], vendor, look)}`)
    .join('');
}

type Event = EventsByType[string];

function table(sent: Event | undefined, shown: Event | undefined, vendor: string, { width, paint }: Look): string {
  const members = [...new Set([...Object.keys(sent ?? {}), ...Object.keys(shown ?? {})])].filter(
    (name) => sent?.[name] !== undefined || shown?.[name] !== undefined,
  );
  const names = Math.max(0, ...members.map((name) => name.length));
  // Two columns of values and what surrounds them.
  const widest = Math.max(8, Math.min(widestValue, Math.floor((width - names - 8) / 2)));
  const rows = members.map((name) => {
    const values = [cell(sent?.[name], widest), cell(shown?.[name], widest)] as const;
    const isOther = sent !== undefined && shown !== undefined && values[0] !== values[1];
    return [isOther ? '≠' : ' ', printable(name), ...values] as const;
  });
  const head = [' ', '', 'sent', `at ${vendor}`] as const;
  const widths = ([1, 2] as const).map((column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  return [head, ...rows]
    .map(
      ([mark, name, one, other]) => `  ${mark} ${name.padEnd(widths[0] ?? 0)}  ${one.padEnd(widths[1] ?? 0)}  ${other}`,
    )
    .map((line) => `${line.startsWith('  ≠') ? paint('bad', line.trimEnd()) : line.trimEnd()}\n`)
    .join('');
}

const widestValue = 48;

function cell(value: unknown, widest: number): string {
  if (value === undefined) return '–';
  return shorten(printable(JSON.stringify(value)), widest);
}
