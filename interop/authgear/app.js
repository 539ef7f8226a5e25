// What the client code of an Express application at Authgear sends, request for request:
//  - the authorization request has neither state, nonce nor PKCE
//  - the code is redeemed with a form that axios makes from an object, secret in the body, and that
//    carries response_type, which the token endpoint does not know
//  - the refresh token of the login is used for every refresh; a newer one is never looked for
//  - logging out sends the browser to end_session with nothing but post_logout_redirect_uri
const path = require('node:path');
require('dotenv').config({ path: path.join(__dirname, '.env'), quiet: true });
const axios = require('axios');
const express = require('express');
const session = require('express-session');

const HOME = 'http://localhost:3000';
const FORM = { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };

// An absolute path throws away any path of the endpoint: the issuer lives at the root of an origin.
const endpoint = (where) => new URL(where, process.env.AUTHGEAR_ENDPOINT);

const app = express();
app.use(express.urlencoded({ extended: true }));
app.use(session({ secret: 'only for tests', cookie: {}, resave: true, saveUninitialized: true }));

async function currentAccessToken(req) {
  if (req.session.expire_at >= Date.now()) return req.session.access_token;
  const answer = await axios.post(
    endpoint('/oauth2/token'),
    {
      client_id: process.env.AUTHGEAR_CLIENT_ID,
      client_secret: process.env.AUTHGEAR_CLIENT_SECRET,
      grant_type: 'refresh_token',
      refresh_token: req.session.refresh_token,
    },
    FORM,
  );
  req.session.refreshes = (req.session.refreshes ?? 0) + 1;
  req.session.access_token = answer.data.access_token;
  req.session.expire_at = Date.now() + answer.data.expires_in * 1000;
  return answer.data.access_token;
}

app.get('/', async (req, res) => {
  if (req.session.access_token == null) {
    res.send('<p>Nobody is logged in.</p><a href="/login">Login</a>');
    return;
  }
  // Not caught, as in the original: a refused refresh is an error of the whole page.
  const accessToken = await currentAccessToken(req);
  try {
    const { data } = await axios.get(endpoint('/oauth2/userinfo'), {
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    res.send(
      `<p>Welcome ${data.email}</p><pre>${JSON.stringify(data)}</pre>` +
        `<p>Refreshed ${req.session.refreshes ?? 0} times</p><a href="/logout">Logout</a>`,
    );
  } catch (error) {
    res.send(`Unable to get User Info: ${error}`);
  }
});

app.get('/login', (req, res) => {
  const target = endpoint('/oauth2/authorize');
  target.searchParams.set('client_id', process.env.AUTHGEAR_CLIENT_ID);
  target.searchParams.set('redirect_uri', process.env.AUTHGEAR_REDIRECT_URL);
  target.searchParams.set('response_type', 'code');
  target.searchParams.set('scope', 'openid offline_access');
  res.redirect(target);
});

app.get('/auth-redirect', async (req, res) => {
  if (req.query.code == null) {
    res.send('No Authorization code in URL');
    return;
  }
  try {
    const answer = await axios.post(
      endpoint('/oauth2/token'),
      {
        client_id: process.env.AUTHGEAR_CLIENT_ID,
        client_secret: process.env.AUTHGEAR_CLIENT_SECRET,
        code: req.query.code,
        grant_type: 'authorization_code',
        response_type: 'code',
        redirect_uri: process.env.AUTHGEAR_REDIRECT_URL,
      },
      FORM,
    );
    req.session.access_token = answer.data.access_token;
    req.session.expire_at = Date.now() + answer.data.expires_in * 1000;
    req.session.refresh_token = answer.data.refresh_token;
    res.redirect('/');
  } catch (error) {
    res.send(`An error occurred! Login could not complete. Error data: ${error}`);
  }
});

app.get('/logout', (req, res) => {
  const target = endpoint('/oauth2/end_session');
  target.searchParams.set('post_logout_redirect_uri', HOME);
  // The header stands on this application's own redirect and never reaches the provider.
  res.set('Authorization', `Bearer ${req.session.access_token}`);
  req.session.destroy();
  res.redirect(target);
});

const server = app.listen(process.env.PORT || 3000, () => {
  console.log(`serving on port ${server.address().port}`);
});
