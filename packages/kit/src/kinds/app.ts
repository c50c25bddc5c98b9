import type { Kind } from './kind';
import { readText } from './text';

/**
 * RudderStack's browser SDK reports itself as the app, with this namespace: https://github.com/rudderlabs/rudder-sdk-js
 */
const webSdk = { name: 'RudderLabs JavaScript SDK', namespace: 'com.rudderlabs.javascript' };

const isWebSdk = (given: unknown) => given === webSdk.name || given === webSdk.namespace;

/** The name of the app; nothing if it is RudderStack's browser SDK. */
export const appName: Kind<string> = {
  name: 'appName',
  wanted: 'the name of an app',
  read: (given) => (isWebSdk(given) ? undefined : readText(given)),
};

/** The app's identifier in its store: `com.example.shop`. */
export const appNamespace: Kind<string> = {
  name: 'appNamespace',
  wanted: 'the namespace of an app, such as com.example.shop',
  read: (given) => (isWebSdk(given) ? undefined : readText(given)),
};

const ofNamespace = /^(.{0,200}) of ([\w.-]{0,200})$/;

/** The version of the app. Also reads `{{context.app.version}} of {{context.app.namespace}}`, which tells an app from RudderStack's SDK. */
export const appVersion: Kind<string> = {
  name: 'appVersion',
  wanted: 'the version of an app',
  read: (given) => {
    const [, version, namespace] = (typeof given === 'string' && ofNamespace.exec(given)) || [];
    if (version === undefined) return readText(given);
    return namespace === webSdk.namespace ? undefined : readText(version);
  },
};
