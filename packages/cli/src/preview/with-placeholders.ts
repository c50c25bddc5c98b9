import type { PreparedSettings } from '@sluice/kit/host';

/** The settings with each secret replaced by its name: a request made from them shows where a secret would be. */
export function withPlaceholders({ all, visible }: PreparedSettings): PreparedSettings {
  const shown = Object.keys(all).map((key) => [key, key in visible ? all[key] : `{{${key}}}`] as const);
  return { all: Object.fromEntries(shown), visible };
}
