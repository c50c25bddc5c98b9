import { formTexts, isObject, NotSent, type Request } from '@sluice/kit/host';
import type { RestRequest } from '../protocol/rest-request';

type Body = Pick<Request, 'json' | 'form' | 'text' | 'ndjson'>;

/** The body in rudder-server's format. Throws `NotSent` if rudder-server cannot carry it. */
export function restBodyOf({ json, form, text, ndjson }: Body): RestRequest['body'] {
  if (isObject(json)) return { JSON: json, JSON_ARRAY: {}, XML: {}, FORM: {} };
  if (Array.isArray(json)) return { JSON: {}, JSON_ARRAY: { batch: JSON.stringify(json) }, XML: {}, FORM: {} };
  if (form) return { JSON: {}, JSON_ARRAY: {}, XML: {}, FORM: formTexts(form) };
  if ((json ?? text ?? ndjson) === undefined) return { JSON: {}, JSON_ARRAY: {}, XML: {}, FORM: {} };
  throw new NotSent('RudderStack carries only forms, and objects and lists as JSON.', 'settings');
}

/** Reverses `restBodyOf`; undefined if a list is not valid JSON. */
export function readRestBody({
  JSON: object,
  JSON_ARRAY: { batch },
  FORM: form,
}: RestRequest['body']): Body | undefined {
  if (Object.keys(form).length > 0) return { form };
  if (batch === undefined) return Object.keys(object).length > 0 ? { json: object } : {};
  try {
    return { json: JSON.parse(batch) as unknown };
  } catch {
    return undefined;
  }
}
