import type { InputField } from '@sluice/kit/host';
import type { SourceKind } from './source.ts';

/** The kinds of sources in words. */
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

/** In few words, where a source stands within another. */
export const shortLabels: Partial<Record<SourceKind, string>> = {
  path: 'Event',
  fixed: 'Fixed',
  condition: 'If',
  fallbacks: 'First of',
  merged: 'Merged',
};

/** What is offered where a source stands within another. */
export const innerKinds: readonly SourceKind[] = ['path', 'fixed', 'template', 'condition', 'json'];

/** What is offered for a field. */
export function kindsFor({ type, multiple, properties }: InputField): readonly SourceKind[] {
  if (type === 'object' && multiple) return ['none', 'path', 'items', 'fallbacks', 'json'];
  if (type === 'object' && properties) return ['none', 'members', 'path', 'json'];
  if (type === 'object') return ['none', 'path', 'merged', 'members', 'fallbacks', 'json'];
  return ['none', 'path', 'fixed', 'template', 'fallbacks', 'condition', 'json'];
}
