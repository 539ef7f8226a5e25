// A provider by other authors (npm oidc-provider) for the client SDK to log in at. Its only settings
// are its clients, its one person and strict rotation; everything else is as the library ships it:
//
//   - a refresh token only for the scope offline_access, and that only after prompt=consent
//   - opaque access tokens, unless the token request names a resource: then RFC 9068 JWTs, which
//     UserInfo refuses
//   - every authorization response carries iss (RFC 9207)
//   - logging out asks the person, also with an id_token_hint
//   - a replayed refresh token revokes the whole grant
//
// It takes its clients from the environment, prints its issuer, and answers GET /refreshes with how
// many refreshes it has granted.
import http from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';

const { CLIENT_ID, CLIENT_SECRET, KEY_CLIENT_ID, KEY_CLIENT_JWKS, CALLBACK, SIGNED_OUT, API } =
  process.env;

const key = (type, options, alg) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }),
  alg,
  use: 'sig',
  kid: alg,
});

const configuration = {
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
      redirect_uris: [CALLBACK],
      post_logout_redirect_uris: [SIGNED_OUT],
    },
    {
      client_id: KEY_CLIENT_ID,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: JSON.parse(KEY_CLIENT_JWKS),
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    },
  ],
  jwks: {
    keys: [
      key('rsa', { modulusLength: 2048 }, 'RS256'),
      key('ec', { namedCurve: 'P-256' }, 'ES256'),
    ],
  },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: 'Ada Lovelace',
      email: 'ada@acme.test',
      email_verified: true,
    }),
  }),
  rotateRefreshToken: true,
  ttl: { AccessToken: 3600, ClientCredentials: 3600, IdToken: 3600, RefreshToken: 7200 },
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: () => ({
        scope: 'projects:read',
        audience: API,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
};

const server = http.createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  let refreshes = 0;
  provider.on('grant.success', (context) => {
    if (context.oidc.params.grant_type === 'refresh_token') refreshes += 1;
  });
  provider.on('server_error', (_context, error) => console.error(error));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/refreshes') response.end(String(refreshes));
    else answer(request, response);
  });
  console.log(`serving ${issuer}`);
});

// Ends with whoever started it.
process.stdin.resume().on('end', () => process.exit());
