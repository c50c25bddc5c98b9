import type { Account, VendorRequest } from '../vendor-simulator';
import { readCredentials, refuseAuthorization, type Scheme } from './authorization';
import type { Endpoint } from './endpoint';
import type { Refusal } from './refuse';

/** The answer to a request that is denied access; undefined if access is allowed. */
export function refuseAccess(request: VendorRequest, account: Account, endpoint: Endpoint): Refusal | undefined {
  return endpoint.api === 'dataHub'
    ? refuseStream(request, account, endpoint.streamId)
    : refuseProject(request, account, endpoint.projectToken, endpoint.name.startsWith('anonymize'));
}

// S0: `stream_id` says which stream the data is sent to. Assumed: the answers, by analogy with Engagement's projects.
function refuseStream(request: VendorRequest, account: Account, streamId: string): Refusal | undefined {
  if (streamId === '') return { status: 400, json: { success: false, error: 'Invalid stream id' } };
  if (streamId !== account.streamId) return notFound('Stream not found');
  // DH-sec: a public stream needs only its id.
  return account.authentication === 'none' ? undefined : refuseAuthorization(request, account, [streamScheme(account)]);
}

// DH-sec: a private stream also needs its secret, and one that validates customers needs their token. Assumed: a secret is sent
// as in Engagement.
function streamScheme({ authentication }: Account): Scheme {
  switch (authentication) {
    case 'basic':
    case 'token':
    case 'bearer':
      return authentication;
    default:
      throw new Error(
        `The simulator knows the authentications none, basic, token and bearer, not "${authentication}".`,
      );
  }
}

function refuseProject(
  request: VendorRequest,
  account: Account,
  projectToken: string,
  isPrivate: boolean,
): Refusal | undefined {
  // EN-err lists both 400 "Invalid project id" and 404. Assumed: 400 is for anything that cannot be a token at all.
  if (!/^[\w-]+$/.test(projectToken)) return { status: 400, json: { success: false, error: 'Invalid project id' } };
  const refusal = refuseAuthorization(request, account, ['basic', 'token']);
  if (refusal !== undefined) return refusal;
  if (projectToken !== account.projectToken) return notFound('Project not found');
  // EN-anon: private access only. EN-err: 403 for a missing permission. Assumed: that this text belongs to it.
  const isPublic = readCredentials(request)?.scheme === 'token';
  return isPrivate && isPublic ? { status: 403, json: { success: false, error: 'No permission' } } : undefined;
}

// EN-err: the shape. Assumed: the code and the text.
function notFound(description: string): Refusal {
  return { status: 404, json: { errors: { code: 404, description } } };
}
