// The wire protocol of AuthPI's SDK, spoken by hand: addresses are made from the issuer URL
// without discovery; code flow with PKCE, state and nonce; each refresh token is used once.
const crypto = require('node:crypto');
const axios = require('axios');

const random = () => crypto.randomBytes(32).toString('base64url');

class IdpClient {
  constructor({ issuerUrl, clientId, clientSecret, redirectUri }) {
    Object.assign(this, { issuerUrl, clientId, clientSecret, redirectUri });
    this.refreshing = new Map();
  }

  async createAuthorizationUrl({ scopes, org }) {
    const codeVerifier = random();
    const state = random();
    const nonce = random();
    const url = new URL(`${this.issuerUrl}/authorize`);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: this.clientId,
      redirect_uri: this.redirectUri,
      scope: scopes.join(' '),
      state,
      nonce,
      code_challenge: crypto.createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(org ? { org } : {}),
    }).toString();
    return { url: url.toString(), codeVerifier, state, nonce };
  }

  async exchangeCode(code, codeVerifier, nonce) {
    const tokens = await this.#token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.redirectUri,
      code_verifier: codeVerifier,
    });
    const idClaims = await this.#verify(tokens.idToken, { audience: this.clientId });
    if (idClaims.payload.nonce !== nonce) throw new Error('Nonce mismatch');
    return this.#agent(tokens);
  }

  // Rebuilds the agent of a session. Expired tokens are refreshed once, also when two requests of
  // the same session arrive together, because the refresh token works only once.
  async createAgent(stored, { onRefresh, onRefreshError }) {
    if (stored.expiresAt > Date.now()) return this.#agent(stored);
    try {
      const tokens = await this.#refreshOnce(stored);
      await onRefresh(tokens);
      return await this.#agent(tokens);
    } catch (error) {
      await onRefreshError(error);
      throw error;
    }
  }

  async clientCredentials({ scopes }) {
    return this.#token({ grant_type: 'client_credentials', scope: scopes.join(' ') });
  }

  logoutUrl(tokens, postLogoutRedirectUri) {
    const url = new URL(`${this.issuerUrl}/logout`);
    url.searchParams.set('id_token_hint', tokens.idToken);
    url.searchParams.set('post_logout_redirect_uri', postLogoutRedirectUri);
    return url.toString();
  }

  async revoke(token) {
    return this.#post('/revoke', { token });
  }

  async #refreshOnce(stored) {
    const key = stored.refreshToken;
    if (!this.refreshing.has(key)) {
      const request = this.#token({ grant_type: 'refresh_token', refresh_token: key });
      this.refreshing.set(key, request);
      request.finally(() => this.refreshing.delete(key)).catch(() => {});
    }
    const fresh = await this.refreshing.get(key);
    return { ...fresh, idToken: fresh.idToken ?? stored.idToken };
  }

  async #token(form) {
    const { data } = await this.#post('/token', form);
    return {
      accessToken: data.access_token,
      refreshToken: data.refresh_token,
      idToken: data.id_token,
      tokenType: data.token_type,
      scope: data.scope,
      expiresAt: Date.now() + data.expires_in * 1000,
    };
  }

  #post(where, form) {
    return axios.post(`${this.issuerUrl}${where}`, new URLSearchParams(form), {
      auth: { username: this.clientId, password: this.clientSecret },
    });
  }

  async #verify(token, options) {
    const { createLocalJWKSet, jwtVerify } = await import('jose');
    const { data } = await axios.get(`${this.issuerUrl}/jwks.json`);
    return jwtVerify(token, createLocalJWKSet(data), {
      issuer: this.issuerUrl,
      // A test moves this program's clock ahead of the provider's.
      clockTolerance: '2 h',
      ...options,
    });
  }

  async #agent(tokens) {
    const access = await this.#verify(tokens.accessToken, {
      typ: 'at+jwt',
      audience: this.clientId,
    });
    const { data } = await axios.get(`${this.issuerUrl}/userinfo`, {
      headers: { Authorization: `Bearer ${tokens.accessToken}` },
    });
    return new Agent(tokens, data, access.payload);
  }
}

class Agent {
  constructor(tokens, profile, claims) {
    Object.assign(this, { tokens, profile, claims });
  }

  // Asks the organizations claim alone: no request is made.
  hasAccessIn(orgId, action, resource) {
    const organization = (this.claims.organizations ?? []).find(({ id }) => id === orgId);
    return organization?.scopes.includes(`${resource}:${action}`) ?? false;
  }
}

module.exports = { IdpClient };
