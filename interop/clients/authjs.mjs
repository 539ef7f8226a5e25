import express from 'express';
import { ExpressAuth, getSession } from '@auth/express';
import { base, clientId, clientSecret, greeting, issuer, serve } from './app.mjs';

const configuration = {
  secret: 'a secret of more than 32 characters, only for this test',
  providers: [{ id: 'gatewright', name: 'Gatewright', type: 'oidc', issuer, clientId, clientSecret }],
};

const app = express();
// The test reaches the program at another port than its address says; the library reads the request.
app.use((request, response, next) => {
  request.headers.host = new URL(base).host;
  next();
});
app.use(/^\/auth\/(.*)/, ExpressAuth(configuration)); // in Express 4: '/auth/*'
app.get('/', async (request, response) => {
  const session = await getSession(request, configuration);
  return session ? response.send(greeting(session.user.email)) : response.redirect('/auth/signin');
});
serve(app);
