import { count } from '@sluice/kit/host';
import type { Look } from '../text/look';
import { lengthOf } from '../text/wrap';

/** How far a delivery is. */
export interface ProgressState {
  /** Of the input, from 0 to 1; undefined where its size is not known. */
  readonly share: number | undefined;
  readonly seconds: number;
  readonly events: number;
  readonly requests: number;
  readonly rejected: number;
  readonly retry: number;
}

const barLength = 20;
/** Before that, nothing can be said of the time that is left. */
const earliestSeconds = 2;

/** How far it is in one line, as much of it as there is room for: share and time left first. */
export function progressText(state: ProgressState, { paint, width }: Look): string {
  const { share, seconds, events, requests, rejected, retry } = state;
  const number = (value: number) => value.toLocaleString('en');
  const left =
    share && seconds >= earliestSeconds ? `${durationText((seconds * (1 - share)) / share)} left` : undefined;
  const filled = Math.round((share ?? 0) * barLength);
  const bar = paint('good', '━'.repeat(filled)) + paint('faint', '─'.repeat(barLength - filled));
  const parts: readonly (string | undefined)[] = [
    share === undefined ? undefined : percent(share).padStart(4),
    left,
    count(events, 'event'),
    rejected > 0 ? paint('bad', `${number(rejected)} rejected`) : undefined,
    retry > 0 ? paint('warning', `${number(retry)} retry`) : undefined,
    seconds > 0 ? `${number(Math.round(events / seconds))}/s` : undefined,
    count(requests, 'request'),
  ];
  let text = '';
  for (const part of parts.filter((one) => one !== undefined)) {
    const longer = text === '' ? part : `${text} · ${part}`;
    if (lengthOf(longer) > width) break;
    text = longer;
  }
  return share !== undefined && lengthOf(text) + barLength + 1 <= width ? `${bar} ${text}` : text;
}

function percent(share: number): string {
  // Not before its end is it done.
  return `${Math.min(99, Math.floor(share * 100))}%`;
}

/** `8 s`, `1 min 20 s`, `2 h 5 min` */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
