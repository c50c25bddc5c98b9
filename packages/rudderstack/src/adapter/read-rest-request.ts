import { isObject } from '@sluice/kit';
import type { RestRequest } from '../protocol/rest-request';

/** A REST object that came from outside, with nothing else in it; undefined where it is none that we would have made. */
export function readRestRequest(value: unknown): RestRequest | undefined {
  if (!isObject(value)) return undefined;
  const { type = 'REST', method, endpoint, headers = {}, params = {}, body = {}, userId = '' } = value;
  const isNamed = type === 'REST' && typeof method === 'string' && typeof endpoint === 'string';
  if (!isNamed || !isTexts(headers) || !isTexts(params) || !isObject(body) || typeof userId !== 'string')
    return undefined;
  const { JSON = {}, JSON_ARRAY = {}, ...others } = body;
  if (!isObject(JSON) || !isObject(JSON_ARRAY) || Object.values(others).some((format) => !isEmpty(format)))
    return undefined;
  const { batch, ...further } = JSON_ARRAY;
  if (!isEmpty(further) || (batch !== undefined && (typeof batch !== 'string' || !isEmpty(JSON)))) return undefined;
  const formats = { JSON, JSON_ARRAY: batch === undefined ? {} : { batch }, XML: {}, FORM: {} };
  return { version: '1', type, method, endpoint, headers, params, body: formats, files: {}, userId };
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((member) => typeof member === 'string');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0);
}
