import type { Request } from './request';

/** The members of a form as they are sent: all texts, an object or list as JSON, and none that is undefined. */
export function formTexts(form: NonNullable<Request['form']>): Record<string, string> {
  const members = Object.entries(form).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members.map(([name, value]) => [name, textOf(value)]));
}

/** What the event's sender named may hold anything. */
function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
