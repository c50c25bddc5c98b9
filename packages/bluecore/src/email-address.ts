import { emailAddress as known, emailSources, type Kind, named, unreadable } from '@sluice/kit';

const { kind } = known();
/** What the standards of e-mail let pass and Bluecore does not. */
const refused = /^\.|`/;

/** An address as Bluecore keeps it: small letters, and the rules of https://developers.bluecore.com/docs/email-address */
export const emailKind: Kind<string> = {
  ...kind,
  read: (given) => {
    const address = kind.read(given);
    if (typeof address !== 'string') return address;
    return refused.test(address) ? unreadable : address.toLowerCase();
  },
};

const row = named(emailKind, { category: 'identifier' });
const [label, description] = ['Email', 'The email address of the customer.'];

export const emailAddress = row(label, description, { from: emailSources });
/** Of an event that is about its sender, who may have typed it in. */
export const emailOfOrder = row(label, description, { from: [...emailSources, 'email'], required: true });
/** Whose consent it is: the address that was typed in, before the one that is known. */
export const emailOfConsent = row(label, description, { from: ['email', ...emailSources] });
