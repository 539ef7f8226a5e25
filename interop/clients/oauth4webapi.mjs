import * as oauth from 'oauth4webapi';
import { application, base, clientId, clientSecret, greeting, issuer, serve } from './app.mjs';

const http = { [oauth.allowInsecureRequests]: true }; // for http://localhost alone
const at = new URL(issuer);
const server = await oauth.processDiscoveryResponse(at, await oauth.discoveryRequest(at, http));
const client = { client_id: clientId };
const authentication = oauth.ClientSecretBasic(clientSecret);
const redirectUri = `${base}/callback`;

const app = application();
app.get('/', async (request, response) => {
  if (request.session.email) {
    return response.send(greeting(request.session.email));
  }
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  request.session.pending = { verifier, state };
  const address = new URL(server.authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  });
  response.redirect(address.href);
});
app.get('/callback', async (request, response) => {
  const { verifier, state } = request.session.pending;
  const parameters = oauth.validateAuthResponse(server, client, new URL(request.url, base), state);
  const answer = await oauth.authorizationCodeGrantRequest(
    server, client, authentication, parameters, redirectUri, verifier, http);
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    requireIdToken: true,
  });
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  const told = await oauth.userInfoRequest(server, client, tokens.access_token, http);
  const person = await oauth.processUserInfoResponse(server, client, claims.sub, told);
  const revoked = await oauth.revocationRequest(
    server, client, authentication, tokens.access_token, http);
  await oauth.processRevocationResponse(revoked);
  request.session.email = person.email;
  response.redirect('/');
});
serve(app);
