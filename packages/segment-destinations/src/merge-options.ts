import type { SegmentCore } from './segment-core';

/** The options of Segment's request client that we support; all others have no effect. */
export interface RequestOptions {
  readonly method?: string;
  readonly headers?: unknown;
  readonly json?: unknown;
  readonly body?: unknown;
  readonly searchParams?: URLSearchParams | Record<string, string>;
  readonly username?: string;
  readonly password?: string;
  readonly timeout?: number | false;
  readonly throwHttpErrors?: boolean;
  readonly redirect?: string;
  /** Called before a request is sent; may return more options. */
  readonly beforeRequest?: readonly ((options: object) => unknown)[];
  /** Called with each answer; may return another. */
  readonly afterResponse?: readonly ((request: object, options: object, response: object) => unknown)[];
}

/** Merges options: objects member by member, lists by concatenation, headers by name; the value `undefined` removes a header. */
export function mergeOptions(core: SegmentCore, ...sources: readonly object[]): RequestOptions {
  const headers = new core.Headers();
  for (const source of sources) {
    if (!isAnObject(source)) throw new TypeError("The 'options' argument must be an object");
    const given = (source as RequestOptions).headers;
    if (typeof given !== 'object' || given === null) continue;
    new core.Headers(given as HeadersInit).forEach((value, name) => {
      if (value === 'undefined') headers.delete(name);
      else headers.set(name, value);
    });
  }
  return { ...sources.reduce((merged, source) => mergeObjects(merged, source), {}), headers };
}

function mergeObjects(first: object, second: object): object {
  const merged: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) merged[key] = merge(merged[key], value);
  return merged;
}

function merge(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return [...(first as unknown[]), ...(second as unknown[])];
  return isPlain(first) && isPlain(second) ? mergeObjects(first, second) : second;
}

function isPlain(value: unknown): value is object {
  return isAnObject(value) && value.constructor === Object;
}

function isAnObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]';
}
