import { named, refined, textKind, unreadable } from '@sluice/kit';

/** https://documentation.bloomreach.com/discovery/docs/help-unrecognized-format-of-cookie2-value */
const value = /^uid=[^:\s]+(?=\S*:v=)(?=\S*:ts=)(?=\S*:hc=):\S*$/;

/**
 * The value of the cookie `_br_uid_2`, such as `uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6`. Browsers store it
 * percent-encoded (https://documentation.bloomreach.com/discovery/reference/cookie-_br_uid_2); Data Hub's page prints it decoded.
 */
export const discoveryCookie = named<string>(
  refined(textKind, decode, {
    name: 'discoveryCookie',
    wanted: 'the cookie’s value as in uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6',
  }),
);

function decode(text: string) {
  const decoded = text.replace(/%3d/gi, '=').replace(/%3a/gi, ':');
  return value.test(decoded) ? decoded : unreadable;
}
