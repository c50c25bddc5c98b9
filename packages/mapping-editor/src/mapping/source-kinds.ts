import type { InputField } from '@sluice/kit/host';
import type { SourceKind } from './source.ts';

/** The labels of the kinds of sources. */
export const kindLabels: Readonly<Record<SourceKind, string>> = {
  none: 'Not mapped',
  path: 'From the event',
  fixed: 'Fixed value',
  template: 'Template',
  fallbacks: 'First of several',
  condition: 'If … then',
  merged: 'Several merged',
  members: 'Member by member',
  items: 'List, item by item',
  json: 'JSON',
};

/** Shorter labels, for a source within another. */
export const shortLabels: Partial<Record<SourceKind, string>> = {
  path: 'Event',
  fixed: 'Fixed',
  condition: 'If',
  fallbacks: 'First of',
  merged: 'Merged',
};

/** The kinds that are offered for a source within another. */
export const innerKinds: readonly SourceKind[] = ['path', 'fixed', 'template', 'condition', 'json'];

/** The kinds that are offered for a field. */
export function kindsFor({ type, multiple, properties }: InputField): readonly SourceKind[] {
  if (type === 'object' && multiple) return ['none', 'path', 'items', 'fallbacks', 'json'];
  if (type === 'object' && properties) return ['none', 'members', 'path', 'json'];
  if (type === 'object') return ['none', 'path', 'merged', 'members', 'fallbacks', 'json'];
  return ['none', 'path', 'fixed', 'template', 'fallbacks', 'condition', 'json'];
}
