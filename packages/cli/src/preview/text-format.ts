import { count } from '@sluice/kit/host';
import type { Look } from '../text/look';
import { printable } from '../text/printable';
import { statusText } from '../text/status-text';
import { wrap } from '../text/wrap';
import { explanationText } from './explanation-text';
import type { PlannedEvent } from './planned-event';
import type { PlannedRequest } from './planned-request';
import type { PreviewFormat } from './preview-format';

/** For people: each request in full, then one line for each event. */
export function textFormat(look: Look): PreviewFormat {
  let requests = 0;
  return {
    request(request) {
      requests += 1;
      return requestText(request, requests, look);
    },
    explanation: (event, explanation) => explanationText(event, explanation, look),
    end({ outcomes, shown, requests: total }) {
      const { paint, width } = look;
      const lines = shown.map((outcome) => eventText(outcome, look)).join('');
      const states = ['planned', 'skipped', 'rejected'] as const;
      const numbers = states
        .map((status) => ({ status, number: outcomes.filter((outcome) => outcome.status === status).length }))
        .filter(({ number }) => number > 0)
        .map(({ status, number }) => statusText(status, paint, `${number.toLocaleString('en')} ${status}`));
      const summary = [count(outcomes.length, 'event'), ...numbers, count(total, 'request')].join(', ');
      const heading = paint('heading', 'Events, numbered from 0');
      return `${lines && `${heading}\n${lines}\n`}${wrap(`${summary}. Nothing was sent.`, '', width)}`;
    },
  };
}

function requestText(
  { method, url, headers, json, form, ndjson, text, events, note }: PlannedRequest,
  number: number,
  { paint }: Look,
): string {
  const head = Object.entries(headers).map(
    ([name, value]) => `${paint('faint', `${name}:`)} ${readableHeader(value)}\n`,
  );
  const content = text ?? (ndjson ?? [json ?? form]).map((one) => JSON.stringify(one, null, 2)).join('\n');
  const body = content === '' ? '' : `\n${content}\n`;
  const more = note === undefined ? '' : `\n(${note})\n`;
  const places = `${events.length === 1 ? 'event' : 'events'} ${ranges(events)}`;
  const heading = `${paint('heading', `Request ${number}`)}, for ${places}`;
  return `${heading}\n\n${indent(`${paint('name', `${method} ${url}`)}\n${head.join('')}${body}${more}`)}\n`;
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

/** Base64 would hide which setting is in a Basic header. */
function readableHeader(value: string): string {
  const decoded = Buffer.from(/^Basic (.+)$/.exec(value)?.[1] ?? '', 'base64').toString('utf8');
  return printable(decoded.includes('{{') ? `Basic base64(${decoded})` : value);
}

function eventText(
  { event, title, status, actions, fix, message, notes = [] }: PlannedEvent,
  { paint, width }: Look,
): string {
  const set = actions.length > 0 ? ` → ${actions.join(', ')}` : '';
  const who = fix === undefined ? '' : ` (fix: the ${fix})`;
  const first = `  ${String(event).padStart(4)}  ${statusText(status, paint, status.padEnd(8))}  `;
  const more = [
    ...(message === undefined ? [] : [`${printable(message)}${who}`]),
    ...notes.map((note) => `Note: ${printable(note)}`),
  ];
  const indentation = ' '.repeat(width < 60 ? 8 : 18);
  return (
    wrap(`${printable(title)}${set}`, ' '.repeat(18), width, first) +
    more.map((text) => wrap(text, indentation, width)).join('')
  );
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');
