import { parseUrl } from '@sluice/kit/host';
import { UsageError } from './usage-error';

/** Refuses what is no address on the web, by the option that it was given with. */
export function assertWebUrl(option: string, text: string): void {
  if (!isWebUrl(text)) throw new UsageError(`${option} must be a URL, as in http://127.0.0.1:9091.`);
}

/** Whether a text is an address of the web. */
export function isWebUrl(text: string): boolean {
  return /^https?:$/.test(parseUrl(text)?.protocol ?? '');
}
