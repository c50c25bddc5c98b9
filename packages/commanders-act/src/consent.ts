import { type FieldDefinitions, type ItemsContext, listOf, type PayloadOf } from '@sluice/kit';

/** What the person agreed to, and what that is called at the vendor. */
export const consent = {
  consentCategories: {
    type: 'object',
    label: 'Consent categories',
    description:
      'The categories of your consent tool, each with its ID in Commanders Act (Data governance → Consent management): ' +
      'Analytics → 2. Empty for a category that has none there. What is not mapped is not granted.',
    defaultObjectUI: 'keyvalue',
    default: {},
  },
  consentPreferences: {
    type: 'object',
    label: 'Consent preferences',
    description: 'True for each category that the person granted, as Segment has it.',
    defaultObjectUI: 'keyvalue',
    default: { '@path': '$.context.consent.categoryPreferences' },
  },
  allowedConsentIds: {
    type: 'string',
    multiple: true,
    allowNull: true,
    label: 'Allowed consent IDs',
    description: 'The categories that the person granted, as RudderStack has it.',
    default: { '@path': '$.context.consentManagement.allowedConsentIds' },
  },
} as const satisfies FieldDefinitions;

/**
 * The IDs that were granted and no others, by which each of the vendor's destinations decides whether it may have the event:
 * https://doc.commandersact.com, "Events reference"
 */
export function grantedCategories({
  payload: { consentCategories = {}, consentPreferences, allowedConsentIds },
  note,
}: Pick<ItemsContext<PayloadOf<typeof consent>, unknown>, 'payload' | 'note'>): string[] {
  if (!consentPreferences && !allowedConsentIds) {
    note(
      'The event says nothing of consent: consent_categories is empty, and destinations that ask for it get nothing.',
    );
    return [];
  }
  const preferred = Object.entries(consentPreferences ?? {}).filter(([, isGranted]) => isGranted === true);
  const allowed = (allowedConsentIds ?? [])
    .filter((id) => id !== null)
    .filter((id) => id !== '' && consentPreferences?.[id] !== false);
  const granted = [...new Set([...preferred.map(([name]) => name), ...allowed])];
  const unmapped = granted.filter((name) => !Object.hasOwn(consentCategories, name));
  if (unmapped.length > 0) {
    note(`Granted, but not under Consent categories and so not sent: ${unmapped.join(', ')}.`);
  }
  const ids = granted.flatMap((name) => (unmapped.includes(name) ? [] : listOf(String(consentCategories[name] ?? ''))));
  return [...new Set(ids)];
}
