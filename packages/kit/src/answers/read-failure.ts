import { NoAnswer } from './no-answer';
import { NotSent } from '../request/not-sent';
import { rejected, retry, type Verdict } from '../outcome/outcome';
import { parseUrl } from '../request/parse-url';
import { scrub } from '../secrets/scrub';
import type { PreparedSettings, RawSettings } from '../settings/settings';

/** The verdict if there was no answer: the request was not sent, the connection failed, or the host gave up waiting. */
export function readFailure(cause: unknown, settings: PreparedSettings): Verdict {
  if (cause instanceof NoAnswer) {
    const verdict = readFailure(cause.cause, settings);
    return verdict.status === 'delivered' ? verdict : { ...verdict, mayHaveArrived: true };
  }
  const known = cause instanceof NotSent ? cause : noSuchHost(cause, settings);
  if (known) {
    const notSent = scrub(`Not sent: ${known.message}`, settings);
    return known.fix ? rejected(known.fix, notSent, { cause }) : retry(notSent, { cause });
  }
  const { message = '', code = '', name = String(cause) } = Object(cause) as Partial<NodeJS.ErrnoException>;
  const reason = withoutPaths(message || code || name);
  return retry(scrub(`No answer: ${reason}`, settings), { cause, mayHaveArrived: mayHaveArrived(cause) });
}

/**
 * If a host does not exist and the settings name it, the settings are wrong, and retrying does not help. Undefined for any other
 * failure, and if the host is the destination's own, since then it is name resolution that fails.
 */
export function noSuchHost(failure: unknown, { visible, entered = visible }: PreparedSettings): NotSent | undefined {
  const { code, message = '', hostname } = Object(failure) as Partial<NodeJS.ErrnoException> & { hostname?: unknown };
  if (code !== 'ENOTFOUND') return undefined;
  const host = typeof hostname === 'string' ? hostname : /ENOTFOUND ([^\s:/]+)/.exec(message)?.[1];
  if (host === undefined || !isNamedBy(entered, host)) return undefined;
  return new NotSent(`there is no host "${host}". Check the host in the settings.`, 'settings', { cause: failure });
}

/** Whether one of the settings is this host, or a URL on it. */
export function isNamedBy(settings: RawSettings, host: string): boolean {
  return Object.values(settings).some((value) => {
    if (typeof value !== 'string') return false;
    const text = value.trim();
    return parseUrl(text.includes('://') ? text : `https://${text}`)?.hostname === host.toLowerCase();
  });
}

const neverConnected = new Set([
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Certificates are checked before the request is written. */
const badCertificate = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(?:GET|VERIFY)_)/;

/** Whether the request may have reached the vendor. False if there never was a connection. */
export function mayHaveArrived(failure: unknown): boolean {
  if (failure instanceof NotSent) return false;
  if (failure instanceof NoAnswer) return true;
  const { code, syscall } = Object(failure) as Partial<NodeJS.ErrnoException>;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return false;
  return typeof code !== 'string' || !(neverConnected.has(code) || badCertificate.test(code));
}

/** Without paths: clients report the full URL of a failed request, which may contain people's IDs. */
function withoutPaths(text: string): string {
  return text.replace(/(https?:\/\/[^\s/?#]+)[/?#]\S*/gi, '$1');
}
