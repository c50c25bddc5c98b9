import { isObject } from '../values/is-object';
import type { MappingData } from './mapping';

/** A condition in Segment's terms. */
export interface InputConditions {
  match?: 'all' | 'any';
  conditions: { fieldKey: string; operator: 'is' | 'is_not'; value: string | number | boolean | undefined }[];
}

/** An input field of an action in Segment's terms: plain data, which serialises for a mapping screen. */
export interface InputField {
  type: 'string' | 'text' | 'number' | 'integer' | 'boolean' | 'datetime' | 'object';
  label: string;
  description: string;
  /** The name of the kind that reads its value, such as `money`. Sluice's own; Segment ignores it. */
  kind?: string;
  /** For a member of a line: the names it may have in the line, in order. By default its own. Sluice's own. */
  names?: string[];
  required?: boolean | InputConditions;
  multiple?: boolean;
  allowNull?: boolean;
  choices?: { value: string | number; label: string }[];
  default?: string | number | boolean | object;
  properties?: Record<string, InputField>;
  additionalProperties?: boolean;
  format?: 'date' | 'date-time' | 'email' | 'hostname' | 'ipv4' | 'ipv6' | 'uri' | 'uri-reference' | 'uuid';
  minimum?: number;
  maximum?: number;
  category?: 'identifier' | 'data' | 'internal' | 'config' | 'sync' | 'hashedPII';
  placeholder?: string;
  defaultObjectUI?: 'keyvalue' | 'object' | 'keyvalue:only' | 'object:only' | 'arrayeditor';
  displayMode?: 'expanded' | 'normal' | 'collapsed';
  depends_on?: InputConditions;
}

/** The mapping that consists of the fields' defaults. Fields without a default are left out. */
export function defaultMapping(fields: Readonly<Record<string, InputField>>): Record<string, MappingData> {
  const mapping: Record<string, MappingData> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (field.default !== undefined) mapping[key] = copyOf(field.default) as MappingData;
  }
  return mapping;
}

/** A deep copy of plain data, without undefined members. */
export function copyOf<T>(data: T): T {
  if (Array.isArray(data)) return data.map(copyOf) as T;
  if (!isObject(data)) return data;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) if (value !== undefined) copy[key] = copyOf(value);
  return copy as T;
}
