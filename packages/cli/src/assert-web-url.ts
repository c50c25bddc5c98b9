import { parseUrl } from '@sluice/kit/host';
import { UsageError } from './usage-error';

/** Throws if the value of an option is not a web address. */
export function assertWebUrl(option: string, text: string): void {
  if (!isWebUrl(text)) throw new UsageError(`${option} must be a URL, as in http://127.0.0.1:9091.`);
}

/** Whether a text is a web address. */
export function isWebUrl(text: string): boolean {
  return /^https?:$/.test(parseUrl(text)?.protocol ?? '');
}
