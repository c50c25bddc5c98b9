import { plan, preset } from './plan';

const settings = { consentCategories: 'newsletter=email_news, profiling = profiling' };
const preferences = (categoryPreferences: unknown, own: object = {}) => ({
  type: 'track',
  event: 'Segment Consent Preference Updated',
  userId: 'u',
  timestamp: '2026-01-02T03:04:05.678Z',
  context: { consent: { categoryPreferences } },
  ...own,
});

describe('a consent', () => {
  it('is one command for each category that the settings name, whole and exact, by the ID that the project has for it', () => {
    const { requests, commands, notes } = plan(
      [preferences({ newsletter: true, profiling: 'false', Functional: true })],
      {
        settings,
      },
    );
    expect(requests).toHaveLength(1);
    expect(commands.map((command) => command.data)).toEqual([
      {
        customer_ids: { customer_id: 'u' },
        event_type: 'consent',
        properties: { action: 'accept', category: 'email_news', valid_until: 'unlimited' },
        timestamp: 1767323045.678,
      },
      {
        customer_ids: { customer_id: 'u' },
        event_type: 'consent',
        properties: { action: 'reject', category: 'profiling' },
        timestamp: 1767323045.678,
      },
    ]);
    expect(notes).toEqual([
      'Not sent, because the setting "Consent categories" does not name them: categoryPreferences.Functional.',
    ]);
  });

  it('is taken from where RudderStack keeps it, too', () => {
    const consentManagement = {
      allowedConsentIds: ['newsletter'],
      deniedConsentIds: ['profiling'],
      provider: 'custom',
    };
    const { commands } = plan([preferences(undefined, { context: { consentManagement } })], { settings });
    expect(commands.map(({ data }) => data.properties)).toEqual([
      { action: 'accept', category: 'email_news', valid_until: 'unlimited' },
      { action: 'reject', category: 'profiling' },
    ]);
  });

  it.each([
    [{}, { newsletter: true }, 'The setting "Consent categories" is empty.'],
    [
      settings,
      { Functional: true },
      expect.stringContaining('does not name them: categoryPreferences.Functional.') as string,
    ],
  ])('is skipped under %j, since the project has no such category', (own, categories, message) => {
    expect(plan([preferences(categories)], { settings: own }).outcomes).toEqual([{ status: 'skipped', message }]);
  });

  it.each([
    [
      'a value that is neither true nor false',
      preferences({ newsletter: 'yes' }),
      'Categories: "newsletter" must be true or false.',
    ],
    ['a text that says true', preferences({ newsletter: 'true' }), 'Categories: "newsletter" must be true or false.'],
    ['a number', preferences({ newsletter: 1 }), 'Categories: "newsletter" must be true or false.'],
    ['no categories', preferences(undefined), 'Categories: there is none.'],
    ['no time', preferences({ newsletter: true }, { timestamp: undefined }), 'Time: the event has none.'],
    ['a time that cannot be read', preferences({ newsletter: true }, { timestamp: 'soon' }), 'Time: it must be a time'],
    ['no customer', preferences({ newsletter: true }, { userId: 'null' }), 'User ID: the event has no ID'],
  ])('with %s is refused whole, since Bloomreach would take it for a revocation', (_, event, message) => {
    expect(plan([event], { settings }).outcomes).toMatchObject([
      { status: 'rejected', fix: 'event', message: expect.stringContaining(message) as string },
    ]);
  });

  it.each([
    ['2027-01-01T00:00:00Z', 1798761600],
    ['1798761600', 1798761600],
    ['unlimited', 'unlimited'],
  ])('holds until %s, in unix seconds', (valid_until, until) => {
    const { commands } = plan([preferences({ newsletter: true })], {
      settings,
      subscriptions: [preset('recordConsent', { valid_until })],
    });
    expect(commands).toMatchObject([{ data: { properties: { valid_until: until } } }]);
  });

  it.each([
    ['2020-01-01T00:00:00Z', 'Valid until: it is before the consent was given'],
    ['for ever', 'Valid until: it must be "unlimited" or a date and time.'],
  ])('that would hold until %s is refused', (valid_until, message) => {
    const subscriptions = [preset('recordConsent', { valid_until })];
    expect(plan([preferences({ newsletter: true })], { settings, subscriptions }).outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringContaining(message) as string },
    ]);
  });

  it('keeps what the event holds besides, but nothing that would change its meaning', () => {
    const properties = { source: 'preference center', action: 'reject', valid_until: 1 };
    const { commands } = plan([preferences({ newsletter: true }, { properties })], { settings });
    expect(commands[0]?.data.properties).toEqual({
      source: 'preference center',
      action: 'accept',
      category: 'email_news',
      valid_until: 'unlimited',
    });
  });
});
