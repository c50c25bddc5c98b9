import { isObject } from '@sluice/kit/host';

/** What rudder-server would lose, or end itself over, in a REST object. */
export function restFaults(request: unknown): string[] {
  if (!isObject(request)) return ['the request is no object'];
  const { type, method, endpoint, headers, params, body, files, userId } = request;
  const formats = isObject(body) ? Object.entries(body) : [];
  const filled = formats.filter(([, format]) => isObject(format) && Object.keys(format).length > 0);
  const rules: [isBroken: boolean, fault: string][] = [
    [type !== 'REST', 'the type is not REST'],
    [typeof method !== 'string' || !URL.canParse(String(endpoint)), 'there is no method or address'],
    [!isTexts(headers), 'a header is no text'],
    [!isTexts(params), 'a parameter is no text'],
    [formats.length === 0 || formats.some(([, format]) => !isObject(format)), 'a body format is no object'],
    [filled.length > 1 || (method === 'POST' && filled.length !== 1), `${filled.length} body formats are filled`],
    [!isObject(files) || Object.keys(files).length > 0, 'there are files'],
    [typeof userId !== 'string', 'the userId is no text'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, fault]) => fault);
}

/** The same in what an entry of an answer says besides its request. */
export function entryFaults(entry: unknown): string[] {
  if (!isObject(entry)) return ['the entry is no object'];
  const { statusCode, error, statTags, metadata } = entry;
  const isFailed = statusCode !== 200;
  const rules: [isBroken: boolean, fault: string][] = [
    [!Number.isInteger(statusCode), 'the status is no whole number'],
    [isFailed && typeof error !== 'string', 'the error is no text'],
    [isFailed && !isTexts(statTags), 'a stat tag is no text'],
    [typeof metadata !== 'object' || metadata === null, 'there is no metadata'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, fault]) => fault);
}

function isTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((member) => typeof member === 'string');
}
