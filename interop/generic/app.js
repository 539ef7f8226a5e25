// What the client code of a generic guide for Node and Express sends, request for request:
//  - an authorization URL built by querystring (spaces become %20) with a state that never changes
//  - the code is redeemed with a form, secret in the body, no PKCE
//  - UserInfo is asked at /userinfo, beside /oauth2 and not below it
//  - logging out ends the application's session alone
// The guide has its values in the code; they are environment values here.
const path = require('node:path');
const querystring = require('node:querystring');
require('dotenv').config({ path: path.join(__dirname, '.env'), quiet: true });
const axios = require('axios');
const express = require('express');
const session = require('express-session');

const { CLIENT_ID, CLIENT_SECRET, OAUTH_SERVER } = process.env;
const REDIRECT_URI = 'http://localhost:3000/callback';

const app = express();
app.use(session({ secret: 'only for tests', resave: false, saveUninitialized: true }));

app.get('/login', (req, res) => {
  const query = querystring.stringify({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    scope: 'openid profile email',
    state: 'random_state_string',
  });
  res.redirect(`${OAUTH_SERVER}/oauth2/authorize?${query}`);
});

app.get('/callback', async (req, res) => {
  // A denied consent arrives without a code and is sent on all the same, as the guide does.
  const form = querystring.stringify({
    grant_type: 'authorization_code',
    code: req.query.code,
    redirect_uri: REDIRECT_URI,
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
  });
  try {
    const answer = await axios.post(`${OAUTH_SERVER}/oauth2/token`, form, {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    req.session.tokens = answer.data;
    res.redirect('/profile');
  } catch {
    res.status(500).send('Token exchange failed');
  }
});

app.get('/profile', async (req, res) => {
  if (!req.session.tokens) {
    res.redirect('/login');
    return;
  }
  try {
    const answer = await axios.get(`${OAUTH_SERVER}/userinfo`, {
      headers: { Authorization: `Bearer ${req.session.tokens.access_token}` },
    });
    res.send(`<pre>${JSON.stringify(answer.data)}</pre>`);
  } catch {
    res.status(401).send('Access denied');
  }
});

app.get('/logout', (req, res) => {
  req.session.destroy();
  res.send('Logged out');
});

const server = app.listen(process.env.PORT || 3000, () => {
  console.log(`serving on port ${server.address().port}`);
});
