import { bodyText, formTexts, type Request } from '@sluice/kit/host';

/** The body of a request as it is sent, in the form in which it was made: well-formed, and without undefined members. */
export function sentBody(request: Request): Pick<Request, 'json' | 'form' | 'text' | 'ndjson'> {
  const { json, form, ndjson } = request;
  if (json !== undefined) return { json: sent(json) };
  if (ndjson !== undefined) return { ndjson: ndjson.map(sent) };
  if (form !== undefined) return { form: formTexts(form) };
  const text = bodyText(request);
  return text === undefined ? {} : { text };
}

function sent(json: unknown): unknown {
  return JSON.parse(bodyText({ json }) ?? 'null') as unknown;
}
