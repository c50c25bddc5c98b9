import { defineConnection } from '@sluice/kit';
import { collectionAddress } from './collection-address';
import { userUrl } from './user-url';

/** https://doc.commandersact.com, "HTTP tracking API source": what an account has, and which of it is secret. */
export const connection = defineConnection({
  settings: {
    siteId: {
      type: 'string',
      label: 'Site ID',
      description: 'The number that stands behind tc_s= in the addresses that Commanders Act gives you.',
      required: true,
      placeholder: '29',
    },
    sourceKey: {
      type: 'password',
      label: 'Source key',
      description:
        'Sources → your HTTP tracking API source → Settings. For tests make a source of its own, with a key of its own.',
      required: true,
    },
    authentication: {
      type: 'string',
      label: 'Where the source key stands',
      description: 'In the address, as Commanders Act advises; or in a header, which keeps it out of access logs.',
      choices: [
        { value: 'query', label: 'In the address (token=…)' },
        { value: 'bearer', label: 'In a header (Authorization: Bearer …)' },
      ],
      default: 'query',
    },
    collectUrl: {
      type: 'string',
      label: 'Collection address',
      description:
        'Your first-party address where you have one, with its path: https://collect.example.com or ' +
        'https://www.example.com/cdp. "/events" is added.',
      default: 'https://collect.commander1.com',
    },
    eventsPerRequest: {
      type: 'number',
      label: 'Events in a request',
      description:
        'At most. Commanders Act publishes the bytes that a batch may have, not how many events. With 1 every event ' +
        'goes alone and the batch address is never called.',
      default: 100,
    },
    timestampFormat: {
      type: 'string',
      label: 'Form of the event’s time',
      description: 'Milliseconds since 1970 either way; Commanders Act prints both.',
      choices: [
        { value: 'text', label: 'As text: "1639044446636"' },
        { value: 'number', label: 'As a number: 1639044446636' },
      ],
      default: 'text',
    },
    userDetails: {
      type: 'string',
      label: 'User details in events',
      description:
        'Whether e-mail, phone, name, birth date and address travel as they are, as hashes (MD5 and SHA-256), or both. ' +
        'Partners that match by hashes need them.',
      choices: [
        { value: 'plain', label: 'As they are' },
        { value: 'both', label: 'As they are, and hashed' },
        { value: 'hashed', label: 'Hashed only' },
      ],
      default: 'plain',
    },
    eventNames: {
      type: 'string',
      label: 'Names of your own events',
      description: 'How they arrive. Commanders Act’s own are in snake case.',
      choices: [
        { value: 'snakeCase', label: 'In snake case: article_read' },
        { value: 'unchanged', label: 'As sent: Article Read' },
      ],
      default: 'snakeCase',
    },
    testCode: {
      type: 'string',
      label: 'Test code',
      description:
        'While you test: any text. The live event inspector then shows these events all, where otherwise it shows samples.',
    },
    updateUsers: {
      type: 'boolean',
      label: 'Send identify calls to the User API',
      description: 'Keeps the traits of known users in Commanders Act. Needs the User API token.',
      default: false,
    },
    userApiToken: {
      type: 'password',
      label: 'User API token',
      description: 'Not the source key: ask Commanders Act for it. With it users can also be deleted.',
    },
  },
  problems: ({ siteId, collectUrl, eventsPerRequest, updateUsers, userApiToken }) => {
    const rules: [isBroken: boolean, setting: string, message: string][] = [
      [!/^\d+$/.test(siteId.trim()), 'siteId', 'must be a number, as in 29.'],
      [
        collectionAddress(collectUrl) === undefined,
        'collectUrl',
        'must be an address with https and without a question mark, as in https://collect.example.com.',
      ],
      [
        !Number.isInteger(eventsPerRequest) || eventsPerRequest < 1,
        'eventsPerRequest',
        'must be a whole number, 1 or more.',
      ],
      [updateUsers && !userApiToken, 'userApiToken', 'is missing. The User API wants a token of its own.'],
    ];
    return rules.filter(([isBroken]) => isBroken).map(([, setting, message]) => ({ setting, message }));
  },
  test: () =>
    'Commanders Act answers 200 even to a wrong source key. Send an event with a test code, and look for it in the live ' +
    'event inspector of your source.',
  // https://doc.commandersact.com, "User API"
  erase: ({ userId = '' }, settings) => {
    if (!settings.userApiToken) {
      return 'Deleting a user needs the User API token: ask Commanders Act for it and enter it in the settings.';
    }
    if (userId.trim() === '') return 'The User API deletes by the user ID. Give one.';
    return { method: 'DELETE', url: userUrl(settings, userId), headers: {} };
  },
});
