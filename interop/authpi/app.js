// The application of AuthPI, on an SDK of our own in idp.js that speaks its protocol.
const path = require('node:path');
require('dotenv').config({ path: path.join(__dirname, '.env'), quiet: true });
const express = require('express');
const session = require('express-session');
const { IdpClient } = require('./idp.js');

const HOME = 'http://localhost:3000';
const idp = new IdpClient({
  issuerUrl: process.env.AUTHPI_ISSUER_URL,
  clientId: process.env.AUTHPI_CLIENT_ID,
  clientSecret: process.env.AUTHPI_CLIENT_SECRET,
  redirectUri: `${HOME}/callback`,
});

const app = express();
app.use(session({ secret: 'only for tests', resave: false, saveUninitialized: true }));

app.get('/login', async (req, res) => {
  const { url, codeVerifier, state, nonce } = await idp.createAuthorizationUrl({
    scopes: ['openid', 'profile', 'email'],
    org: req.query.org,
  });
  req.session.oauth = { codeVerifier, state, nonce };
  res.redirect(url);
});

app.get('/callback', async (req, res) => {
  const { code, state } = req.query;
  const started = req.session.oauth;
  if (!started || state !== started.state) {
    res.status(400).send('State mismatch');
    return;
  }
  const agent = await idp.exchangeCode(String(code), started.codeVerifier, started.nonce);
  req.session.tokens = agent.tokens;
  req.session.refreshes = 0;
  delete req.session.oauth;
  res.redirect('/dashboard');
});

async function requireAuth(req, res, next) {
  if (!req.session.tokens) {
    res.redirect('/login');
    return;
  }
  try {
    req.agent = await idp.createAgent(req.session.tokens, {
      onRefresh: async (tokens) => {
        req.session.retired = req.session.tokens.refreshToken;
        req.session.tokens = tokens;
        req.session.refreshes += 1;
      },
      onRefreshError: async () => {
        req.session.destroy(() => {});
      },
    });
  } catch {
    res.redirect('/login');
    return;
  }
  next();
}

app.get('/dashboard', requireAuth, (req, res) => {
  res.json({
    user: req.agent.profile,
    claims: req.agent.claims,
    refreshes: req.session.refreshes,
    rotated: req.session.retired !== req.session.tokens.refreshToken,
  });
});

app.post('/orgs/:orgId/projects', requireAuth, (req, res) => {
  if (!req.agent.hasAccessIn(req.params.orgId, 'write', 'projects')) {
    res.status(403).json({ error: 'insufficient_scope' });
    return;
  }
  res.status(201).json({ created: true });
});

app.get('/nightly-job', async (req, res) => {
  const tokens = await idp.clientCredentials({ scopes: ['projects:read'] });
  res.json({ scope: tokens.scope, refreshToken: tokens.refreshToken ?? null });
});

app.get('/logout', (req, res) => {
  const target = idp.logoutUrl(req.session.tokens, HOME);
  req.session.destroy(() => res.redirect(target));
});

app.get('/', (req, res) => {
  res.send('<p>Nobody is logged in.</p><a href="/login">Login</a>');
});

const server = app.listen(process.env.PORT || 3000, () => {
  console.log(`serving on port ${server.address().port}`);
});
