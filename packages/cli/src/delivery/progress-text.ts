import { count } from '@sluice/kit/host';
import type { Look } from '../text/look';
import { lengthOf } from '../text/wrap';

/** The progress of a delivery. */
export interface ProgressState {
  /** The share of the input that was read, from 0 to 1; undefined if its size is not known. */
  readonly share: number | undefined;
  readonly seconds: number;
  readonly events: number;
  readonly requests: number;
  readonly rejected: number;
  readonly retry: number;
}

const barLength = 20;
/** Before that, it is too early to estimate the time left. */
const earliestSeconds = 2;

/** The progress in one line, cut to the space there is: share and time left come first. */
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
  // 100% is shown only at the end.
  return `${Math.min(99, Math.floor(share * 100))}%`;
}

/** `8 s`, `1 min 20 s`, `2 h 5 min` */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
