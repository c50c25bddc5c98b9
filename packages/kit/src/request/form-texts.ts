import type { Request } from './request';

/** The fields of a form as they are sent: as texts, objects and lists as JSON, without those that are undefined. */
export function formTexts(form: NonNullable<Request['form']>): Record<string, string> {
  const members = Object.entries(form).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members.map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
