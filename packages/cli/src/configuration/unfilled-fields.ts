import type { ConfigurationProblem } from '@sluice/engine';
import { isObject } from '@sluice/kit/host';
import { findDestination } from '../find-destination';
import type { ConfigEntry } from './config-file';

/** The required fields to which a subscription gives nothing, such as those that "sluice init" leaves to fill in. */
export async function unfilledFields(entry: ConfigEntry): Promise<ConfigurationProblem[]> {
  const { subscriptions: given = [], place } = entry;
  const { subscriptionsOf } = await import('@sluice/engine');
  const destination = findDestination(entry.destination);
  const { actions, presets } = destination;
  const all = isObject(given) ? subscriptionsOf(destination, given) : given;
  return all.flatMap((subscription, index) => {
    const { name, partnerAction, mapping } = subscription;
    if (presets.some((preset) => preset === subscription) || Object.keys(mapping).some(isDirective)) return [];
    const at = isObject(given) ? JSON.stringify(name) : index;
    return Object.entries(actions[partnerAction]?.fields ?? {})
      .filter(([key, { required }]) => required === true && isNothing(mapping[key]))
      .map(([key, { label }]) => ({
        place: `${place?.subscriptions}: subscriptions[${at}].mapping.${key}`,
        message: `${label} is required. Fill it in: without it, every event is rejected.`,
      }));
  });
}

function isDirective(key: string): boolean {
  return key.startsWith('@');
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
