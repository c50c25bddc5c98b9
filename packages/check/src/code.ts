import { channelsOf } from './channels';
import type { Definition } from './definition';
import { doubtful, type Finding, wrong } from './finding';

interface Habit {
  readonly level: typeof wrong;
  readonly form: RegExp;
  readonly problem: string;
  readonly fix: string;
}

/** Patterns to look for in the source text of functions. */
const habits: readonly Habit[] = [
  {
    level: wrong,
    form: /['"`]http:\/\/(?!localhost|127\.|\[::1\])/,
    problem: 'It sends, or may send, over plain HTTP.',
    fix: 'Use https.',
  },
  {
    level: doubtful,
    form: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bperformance\.now\(/,
    problem: 'It reads a clock or a random number: the same event becomes another request each time.',
    fix: 'Use the time and the ID of the event.',
  },
  {
    level: doubtful,
    // Not where it only rounds to cents.
    form: /\*\s*100\b(?!\)*\s*\/)/,
    problem: 'It multiplies by 100: not every currency has cents. 12 yen are 12.',
    fix: 'Use minorUnits of the kit with the currency.',
  },
  {
    level: doubtful,
    form: /\bprocess\.env\b/,
    problem: 'It reads the environment.',
    fix: 'Make it a setting.',
  },
  {
    level: doubtful,
    form: /\bconsole\.\w+\(/,
    problem: 'It writes to the console, and what it writes may be of a person.',
    fix: 'Leave it to the host.',
  },
];

/** Whether the code of a definition does something that a reviewer would question. */
export function code(definition: Definition): Finding[] {
  const { channels: _channels, ...others } = definition;
  // Where a channel sends to, is another rule's concern.
  const channels = Object.entries(channelsOf(definition)).map(([name, { origin: _origin, ...channel }]) => [
    name,
    channel,
  ]);
  return functionsIn({ ...others, channels: Object.fromEntries(channels) as unknown }, '').flatMap(({ place, text }) =>
    habits.filter(({ form }) => form.test(text)).map(({ level, problem, fix }) => level(place, problem, fix)),
  );
}

function functionsIn(
  value: unknown,
  place: string,
  around: readonly unknown[] = [],
): { place: string; text: string }[] {
  if (typeof value === 'function') return [{ place, text: Function.prototype.toString.call(value) }];
  if (typeof value !== 'object' || value === null || around.includes(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    functionsIn(member, place === '' ? key : `${place}.${key}`, [...around, value]),
  );
}
