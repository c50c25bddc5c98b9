import type { Exchange, GlobalSetting, PreparedSettings, RawSettings, Rejected, Retry } from '@sluice/kit/host';
import type { SegmentAuthentication, SegmentDefinition } from './definition';

/** The tokens from a login at the vendor. */
export interface Tokens {
  readonly accessToken: string | undefined;
  readonly refreshToken: string | undefined;
}

/** What Segment stores for a login, as settings. */
export const oauthSettings: Readonly<Record<string, GlobalSetting>> = {
  oauth_access_token: {
    type: 'password',
    label: 'Access token',
    description: 'What the vendor gave for your login (OAuth 2).',
  },
  oauth_refresh_token: {
    type: 'password',
    label: 'Refresh token',
    description: 'With it a new access token is asked for when the old one is refused.',
  },
  oauth_client_id: {
    type: 'string',
    label: 'Client ID',
    description: 'Of the application that you registered at the vendor. Needed to refresh the access token.',
  },
  oauth_client_secret: {
    type: 'password',
    label: 'Client secret',
    description: 'Of the application that you registered at the vendor. Needed to refresh the access token.',
  },
  oauth_refresh_token_url: {
    type: 'string',
    label: 'Refresh token URL',
    description: 'Where access tokens are refreshed, if the destination does not know it.',
  },
};

export function usesOAuth(authentication: SegmentAuthentication | undefined): boolean {
  return authentication?.scheme === 'oauth2' || authentication?.scheme === 'oauth-managed';
}

/** Asks the vendor for new tokens. Resolves with them, or with why there are none. */
export type Refresh = (exchange: Exchange, auth: object) => Promise<Tokens | Rejected | Retry>;

/** The credentials of one login. However many callers find them refused, they are refreshed only once. */
export class Credentials {
  private tokens: Tokens;
  private refreshing: Promise<Rejected | Retry | undefined> | undefined;
  private isRefreshed = false;
  private withTokens: PreparedSettings | undefined;

  constructor(
    private readonly settings: RawSettings,
    private readonly refreshTokens: Refresh | undefined,
    private readonly onRefresh: ((tokens: Tokens, settings: RawSettings) => void) | undefined,
  ) {
    this.tokens = { accessToken: this.text('oauth_access_token'), refreshToken: this.text('oauth_refresh_token') };
  }

  get canRefresh(): boolean {
    return this.refreshTokens !== undefined;
  }

  /** In the form that the definition's functions expect. */
  get auth() {
    return { ...this.tokens, refreshTokenUrl: this.text('oauth_refresh_token_url') };
  }

  /** In the form in which Segment stores them in the settings (`settings.oauth`), which some functions read. */
  get oauth() {
    const { accessToken, refreshToken } = this.tokens;
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      clientId: this.text('oauth_client_id'),
      clientSecret: this.text('oauth_client_secret'),
      refresh_token_url: this.text('oauth_refresh_token_url'),
    };
  }

  /** The settings with the newest tokens, so that these are scrubbed from messages, too. */
  current(settings: PreparedSettings): PreparedSettings {
    if (!this.isRefreshed) return settings;
    const { accessToken, refreshToken } = this.tokens;
    const all = { ...settings.all, oauth_access_token: accessToken, oauth_refresh_token: refreshToken };
    return (this.withTokens ??= { ...settings, all });
  }

  /** Resolves once there are tokens other than the refused ones, or with why there are none. */
  async refresh(refused: Tokens, exchange: Exchange): Promise<Rejected | Retry | undefined> {
    if (this.tokens.accessToken !== refused.accessToken) return undefined;
    this.refreshing ??= this.ask(exchange).finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async ask(exchange: Exchange): Promise<Rejected | Retry | undefined> {
    const client = { clientId: this.text('oauth_client_id'), clientSecret: this.text('oauth_client_secret') };
    const given = await this.refreshTokens?.(exchange, { ...this.auth, ...client });
    if (!given || 'status' in given) return given;
    const { accessToken, refreshToken } = given;
    this.tokens = { accessToken, refreshToken: refreshToken ?? this.tokens.refreshToken };
    this.isRefreshed = true;
    this.withTokens = undefined;
    this.onRefresh?.(this.tokens, this.settings);
    return undefined;
  }

  private text(setting: string): string | undefined {
    const value = this.settings[setting];
    return typeof value === 'string' ? value : undefined;
  }
}

/** The credentials for the settings of each pipeline, kept as long as the settings. */
export class CredentialsBySettings {
  private readonly known = new WeakMap<RawSettings, Credentials>();

  constructor(
    private readonly definition: SegmentDefinition,
    private readonly refreshFor: (settings: PreparedSettings) => Refresh,
    private readonly onRefresh: ((tokens: Tokens, settings: RawSettings) => void) | undefined,
  ) {}

  of(settings: PreparedSettings): Credentials {
    const { all } = settings;
    const { authentication } = this.definition;
    const canRefresh = usesOAuth(authentication) && typeof authentication?.refreshAccessToken === 'function';
    const credentials =
      this.known.get(all) ?? new Credentials(all, canRefresh ? this.refreshFor(settings) : undefined, this.onRefresh);
    this.known.set(all, credentials);
    return credentials;
  }
}
