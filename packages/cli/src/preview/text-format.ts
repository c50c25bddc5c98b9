import { count } from '../text/count';
import { printable } from '../text/printable';
import type { PlannedEvent } from './planned-event';
import type { PlannedRequest } from './planned-request';
import type { PreviewFormat } from './preview-format';

/** For people: each request in full, then one line for each event. */
export function textFormat(): PreviewFormat {
  let requests = 0;
  return {
    request(request) {
      requests += 1;
      return requestText(request, requests);
    },
    end(outcomes) {
      const lines = outcomes.map((outcome) => eventText(outcome)).join('');
      const states = ['planned', 'skipped', 'rejected'] as const;
      const numbers = states
        .map((status) => ({ status, number: outcomes.filter((outcome) => outcome.status === status).length }))
        .filter(({ number }) => number > 0)
        .map(({ status, number }) => `${number.toLocaleString('en')} ${status}`);
      const summary = [count(outcomes.length, 'event'), ...numbers, count(requests, 'request')].join(', ');
      return `${lines && `Events, numbered from 0\n${lines}\n`}${summary}. Nothing was sent.\n`;
    },
  };
}

function requestText({ method, url, headers, json, text, events, note }: PlannedRequest, number: number): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${readableHeader(value)}\n`);
  const content = json === undefined ? text : JSON.stringify(json, null, 2);
  const body = content === undefined ? '' : `\n${content}\n`;
  const more = note === undefined ? '' : `\n(${note})\n`;
  const places = `${events.length === 1 ? 'event' : 'events'} ${ranges(events)}`;
  return `Request ${number}, for ${places}\n\n${indent(`${method} ${url}\n${head.join('')}${body}${more}`)}\n`;
}

/** `0–41, 45` */
function ranges(places: readonly number[]): string {
  const all: { from: number; to: number }[] = [];
  for (const place of places) {
    const last = all.at(-1);
    if (last && last.to === place - 1) last.to = place;
    else all.push({ from: place, to: place });
  }
  return all.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** Base64 would hide which setting stands in a Basic header. */
function readableHeader(value: string): string {
  const decoded = Buffer.from(/^Basic (.+)$/.exec(value)?.[1] ?? '', 'base64').toString('utf8');
  return printable(decoded.includes('{{') ? `Basic base64(${decoded})` : value);
}

function eventText({ event, title, status, actions, fix, message, notes = [] }: PlannedEvent): string {
  const set = actions.length > 0 ? ` → ${actions.join(', ')}` : '';
  const who = fix === undefined ? '' : ` (fix: ${fix})`;
  const line = `  ${String(event).padStart(4)}  ${status.padEnd(8)}  ${printable(title)}${set}\n`;
  const more = [
    ...(message === undefined ? [] : [`${printable(message)}${who}`]),
    ...notes.map((note) => `Note: ${note}`),
  ];
  return `${line}${more.map((text) => `                  ${text}\n`).join('')}`;
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');
