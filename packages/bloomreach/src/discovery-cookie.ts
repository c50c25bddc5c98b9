import { named, textKind, unreadable } from '@sluice/kit';

/** https://documentation.bloomreach.com/discovery/docs/help-unrecognized-format-of-cookie2-value */
const parts = [':v=', ':ts=', ':hc='];

/**
 * The value of the cookie `_br_uid_2`, as in `uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6`. Browsers keep it
 * percent-encoded (https://documentation.bloomreach.com/discovery/reference/cookie-_br_uid_2), Data Hub's page prints it decoded.
 */
export const discoveryCookie = named<string>({
  name: 'discoveryCookie',
  wanted: 'the cookie’s value as in uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6',
  read: (given) => {
    const text = textKind.read(given);
    if (typeof text !== 'string') return text;
    const value = decode(text);
    const isOne = /^uid=[^:\s]+:/.test(value) && parts.every((part) => value.includes(part)) && !/\s/.test(value);
    return isOne ? value : unreadable;
  },
});

function decode(text: string): string {
  if (!/^uid%3d/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
