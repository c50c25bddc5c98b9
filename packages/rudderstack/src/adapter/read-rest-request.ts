import { isObject, isTooDeep } from '@sluice/kit/host';
import type { RestRequest } from '../protocol/rest-request';

/** Reads a REST object from outside, without unknown members; undefined if it is not one that we would have made. */
export function readRestRequest(value: unknown): RestRequest | undefined {
  if (!isObject(value) || isTooDeep(value)) return undefined;
  const { type = 'REST', method, endpoint, headers = {}, params = {}, body = {}, userId = '' } = value;
  const isNamed = type === 'REST' && typeof method === 'string' && typeof endpoint === 'string';
  if (!isNamed || !isTexts(headers) || !isTexts(params) || !isObject(body) || typeof userId !== 'string')
    return undefined;
  const { JSON = {}, JSON_ARRAY = {}, FORM = {}, ...others } = body;
  if (
    !isObject(JSON) ||
    !isObject(JSON_ARRAY) ||
    !isTexts(FORM) ||
    Object.values(others).some((format) => !isEmpty(format))
  )
    return undefined;
  const { batch, ...further } = JSON_ARRAY;
  const filled = [batch, JSON, FORM].filter((format) => !isEmpty(format));
  if (!isEmpty(further) || filled.length > 1 || (batch !== undefined && typeof batch !== 'string')) return undefined;
  const formats = { JSON, JSON_ARRAY: batch === undefined ? {} : { batch }, XML: {}, FORM };
  return { version: '1', type, method, endpoint, headers, params, body: formats, files: {}, userId };
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((member) => typeof member === 'string');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0);
}
