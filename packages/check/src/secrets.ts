import { type Definition, settingsOf } from './definition';
import { doubtful, type Finding } from './finding';

/** Words in a setting's key or label that mean a secret. Some are addresses: whoever knows one can send to it. */
const secretWords =
  /(?:secret|passwo?r?d|passphrase|token|credential|authori[sz]ation|hmac|signature|key|pin|webhook(?:[_ ]?(?:url|address))?)s?$/i;

/** Whether each setting that sounds like a secret is a password. Only somebody who knows the vendor can tell for certain. */
export function secrets(definition: Definition): Finding[] {
  return settingsOf(definition).flatMap(({ place, field: { type, label = '' } }) => {
    const key = place.slice(place.lastIndexOf('.') + 1);
    if (type !== 'string' || !(secretWords.test(key) || secretWords.test(label))) return [];
    return [
      doubtful(
        place,
        'It looks like a secret, but its type is not "password".',
        'Make it one, unless anyone may see it.',
      ),
    ];
  });
}
