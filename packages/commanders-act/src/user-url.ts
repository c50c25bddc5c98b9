/** One user of the User API, which has an address and a token of its own: https://doc.commandersact.com, "User API" */
export function userUrl(
  { siteId, userApiToken = '' }: { readonly siteId: string; readonly userApiToken?: string },
  userId: string,
): string {
  const query = [
    ['site', siteId.trim()],
    ['user_id', userId],
    ['token', userApiToken],
  ] as const;
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `https://api.commander1.com/engage/user/?${text}`;
}
