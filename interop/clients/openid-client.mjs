import * as client from 'openid-client';
import { application, base, clientId, clientSecret, greeting, issuer, serve } from './app.mjs';

const configuration = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
  execute: [client.allowInsecureRequests], // for http://localhost alone
});

const app = application();
app.get('/', async (request, response) => {
  if (request.session.email) {
    return response.send(greeting(request.session.email));
  }
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  request.session.pending = { verifier, state };
  response.redirect(client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${base}/callback`,
    scope: 'openid email offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  }).href);
});
app.get('/callback', async (request, response) => {
  const { verifier, state } = request.session.pending;
  const tokens = await client.authorizationCodeGrant(configuration, new URL(request.url, base), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  const renewed = await client.refreshTokenGrant(configuration, tokens.refresh_token);
  const person = await client.fetchUserInfo(configuration, renewed.access_token, tokens.claims().sub);
  await client.tokenRevocation(configuration, renewed.refresh_token);
  request.session.email = person.email;
  response.redirect('/');
});
serve(app);
