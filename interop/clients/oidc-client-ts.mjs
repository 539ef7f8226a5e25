// The library's own calls, without the browser that it is made for.
import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import { application, base, clientId, greeting, issuer, serve } from './app.mjs';

const client = new OidcClient({
  authority: issuer,
  client_id: clientId,
  redirect_uri: `${base}/callback`,
  scope: 'openid profile email',
  loadUserInfo: true,
  stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
});

const app = application();
app.get('/', async (request, response) => {
  if (request.session.email) {
    return response.send(greeting(request.session.email));
  }
  response.redirect((await client.createSigninRequest({})).url);
});
app.get('/callback', async (request, response) => {
  const answer = await client.processSigninResponse(new URL(request.url, base).href);
  request.session.email = answer.profile.email;
  response.redirect('/');
});
serve(app);
