import { compact, type FieldDefinitions, firstOf } from '@sluice/kit';

/** What Discovery needs to attribute an event: https://documentation.bloomreach.com/data-hub/docs/developers */
export const discovery = {
  brUid2: {
    type: 'string',
    label: 'Discovery cookie',
    description: 'The value of the cookie _br_uid_2, as it is in the browser. Discovery needs it for purchases.',
    default: firstOf('$.properties._br_uid_2', '$.integrations.Bloomreach._br_uid_2'),
  },
  domainKey: {
    type: 'string',
    label: 'Domain key',
    description: 'The site, where your Discovery account has several.',
    default: { '@path': '$.integrations.Bloomreach.domain_key' },
  },
  viewId: {
    type: 'string',
    label: 'View ID',
    description: 'The view of the catalogue (a language or region), where yours has several.',
    default: { '@path': '$.integrations.Bloomreach.view_id' },
  },
} as const satisfies FieldDefinitions;

/** The `metadata` of a command; absent where there is none. */
export function discoveryMetadata(payload: {
  readonly brUid2?: string;
  readonly domainKey?: string;
  readonly viewId?: string;
}) {
  const metadata = compact({ _br_uid_2: payload.brUid2, domain_key: payload.domainKey, view_id: payload.viewId });
  return Object.keys(metadata).length > 0 ? metadata : undefined;
}
