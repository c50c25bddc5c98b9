import type { SpecEvent } from '../spec-event';
import { customerEvent } from './customer-event';

const account = {
  path: '/account/welcome',
  title: 'Willkommen | Harbour',
  search: '?utm_source=newsletter&utm_medium=email&utm_campaign=fr%C3%BChlingsbrise&utm_content=banner-1',
  referrer: 'https://mail.example.net/',
};

/** The sign-up. */
export const signUp: readonly SpecEvent[] = [
  customerEvent(1, '2025-03-13T08:58:41.204Z', account, {
    type: 'identify',
    traits: {
      email: 'zofia.mueller@example.com',
      firstName: 'Zofia',
      lastName: 'Müller',
      name: 'Zofia Müller',
      phone: '+493023125042',
      gender: 'female',
      birthday: '1990-04-23',
      age: 34,
      createdAt: '2025-03-13T08:58:40.000Z',
      address: {
        street: 'Hafenstraße 12',
        city: 'Köln',
        postalCode: '50667',
        state: 'Nordrhein-Westfalen',
        country: 'DE',
      },
      company: { id: 'G-2001', name: 'Reederei Nordlicht GmbH & Co. KG', industry: 'Logistics', employee_count: 420 },
      title: 'Kapitänin',
      username: 'zofia_ż',
      avatar: 'https://www.harbour.example/avatars/10042.png',
      language: 'de',
      isMember: true,
      marketingOptIn: false,
      loyaltyPoints: 0,
      favouriteCategories: ['Clothing/Rainwear', 'Home/Kitchen'],
    },
  }),
  customerEvent(2, '2025-03-13T08:58:41.377Z', account, {
    type: 'alias',
    previousId: 'b7a0d2f4-2f6e-4c53-8d1c-0e5a6f7b9c31',
  }),
  customerEvent(3, '2025-03-13T08:58:41.390Z', account, {
    type: 'group',
    groupId: 'G-2001',
    traits: {
      name: 'Reederei Nordlicht GmbH & Co. KG',
      industry: 'Logistics',
      employees: 420,
      plan: 'business',
      website: 'https://nordlicht.example.com/',
      address: { city: 'Lübeck', country: 'DE' },
      isSupplier: false,
    },
  }),
  customerEvent(4, '2025-03-13T08:58:41.402Z', account, {
    type: 'track',
    event: 'Signed Up',
    properties: {
      username: 'zofia_ż',
      email: 'zofia.mueller@example.com',
      first_name: 'Zofia',
      last_name: 'Müller',
      method: 'email',
    },
  }),
  customerEvent(5, '2025-03-13T08:59:20.015Z', account, {
    type: 'track',
    event: 'Newsletter Subscribed',
    properties: { email: 'zofia.mueller@example.com', list: 'harbour-news', double_opt_in: true },
  }),
  customerEvent(6, '2025-03-13T09:02:13.660Z', account, {
    type: 'track',
    event: 'Signed In',
    properties: { username: 'zofia_ż', method: 'email' },
  }),
];
