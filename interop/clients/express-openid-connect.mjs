import express from 'express';
import { createRequire } from 'node:module';
import { base, clientId, clientSecret, greeting, issuer, serve } from './app.mjs';

const { auth } = createRequire(import.meta.url)('express-openid-connect');

const app = express();
app.use(auth({
  issuerBaseURL: issuer,
  baseURL: base,
  clientID: clientId,
  clientSecret,
  secret: 'a cookie secret that is only for this test',
  authorizationParams: { response_type: 'code', scope: 'openid profile email' },
  idpLogout: true,
}));
app.get('/', (request, response) => response.send(greeting(request.oidc.user.email)));
serve(app);
