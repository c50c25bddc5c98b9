/** A raw event of the common spec, as Segment's and RudderStack's SDKs send it. */
export type SpecEvent = {
  type: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
  messageId: string;
  /** ISO 8601 in UTC with milliseconds. */
  timestamp: string;
  userId?: string;
  anonymousId?: string;
  event?: string;
  name?: string;
  category?: string;
  groupId?: string;
  previousId?: string;
  properties?: Record<string, unknown>;
  traits?: Record<string, unknown>;
  context?: Record<string, unknown>;
  integrations?: Record<string, unknown>;
  /** By the clock of the visitor's device, which may be wrong. */
  originalTimestamp?: string;
  /** By the clock of the visitor's device, which may be wrong. */
  sentAt?: string;
  receivedAt?: string;
  channel?: string;
  request_ip?: string;
  rudderId?: string;
};
