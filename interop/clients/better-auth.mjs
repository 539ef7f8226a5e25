import express from 'express';
import { betterAuth } from 'better-auth';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import { genericOAuth } from 'better-auth/plugins';
import { base, clientId, clientSecret, greeting, issuer, serve } from './app.mjs';

const auth = betterAuth({
  baseURL: base,
  secret: 'a secret of more than 32 characters, only for this test',
  plugins: [genericOAuth({
    config: [{
      providerId: 'gatewright',
      discoveryUrl: `${issuer}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      scopes: ['openid', 'profile', 'email'],
      pkce: true,
    }],
  })],
});

const app = express();
app.all('/api/auth/*splat', toNodeHandler(auth));
app.get('/', async (request, response) => {
  const headers = fromNodeHeaders(request.headers);
  const session = await auth.api.getSession({ headers });
  if (session) {
    return response.send(greeting(session.user.email));
  }
  const begun = await auth.api.signInSocial({
    body: { provider: 'gatewright', callbackURL: '/' },
    headers,
    asResponse: true,
  });
  begun.headers.getSetCookie().forEach(cookie => response.append('Set-Cookie', cookie));
  response.redirect((await begun.json()).url);
});
serve(app);
