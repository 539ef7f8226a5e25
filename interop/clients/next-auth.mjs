import express from 'express';
import { createRequire } from 'node:module';
import { base, clientId, clientSecret, greeting, issuer, serve } from './app.mjs';

const require = createRequire(import.meta.url);
const NextAuth = require('next-auth').default;
process.env.NEXTAUTH_URL = base;

const options = {
  secret: 'a secret of more than 32 characters, only for this test',
  providers: [{
    id: 'gatewright',
    name: 'Gatewright',
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid profile email' } },
    idToken: true,
    profile: claims => ({ id: claims.sub, name: claims.name, email: claims.email }),
  }],
};

// Next.js hands a route's path and the cookies over like this.
const asNext = (request, route) => {
  const query = { ...Object.fromEntries(new URL(request.url, base).searchParams), nextauth: route };
  Object.defineProperty(request, 'query', { value: query });
  request.cookies = Object.fromEntries((request.headers.cookie ?? '').split(/; */).filter(Boolean)
    .map(one => [one.slice(0, one.indexOf('=')), decodeURIComponent(one.slice(one.indexOf('=') + 1))]));
};

const app = express();
app.use(express.urlencoded({ extended: false }));
app.all('/api/auth/*route', (request, response) => {
  asNext(request, request.params.route);
  return NextAuth(request, response, options);
});
app.get('/', async (request, response) => {
  const answer = await fetch(`http://127.0.0.1:${request.socket.localPort}/api/auth/session`, {
    headers: { cookie: request.headers.cookie ?? '' },
  });
  const session = await answer.json();
  return session?.user ? response.send(greeting(session.user.email)) : response.redirect('/api/auth/signin');
});
serve(app);
