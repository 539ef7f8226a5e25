// What the client code of auth.beshoy.ai sends, request for request:
//  - PKCE with S256; the verifier travels in an encrypted state, and there is no scope
//  - token requests are JSON, secret in the body
//  - access tokens are checked here with HS256, and the key is the text of JWT_SECRET: its 64 hex
//    characters as bytes, not the 32 bytes they could stand for
//  - refreshing stores both new tokens; logging out revokes with token and client_id, no secret
//  - pages of its own send forms to /auth/login-form and /auth/pin-form, and scripts send JSON to /auth/login,
//    /auth/pin and /auth/magic-link/send: the answer is 302 to the callback, which a script hands to the browser
import crypto from 'node:crypto';
import path from 'node:path';
import dotenv from 'dotenv';
import express from 'express';
import { jwtVerify } from 'jose';

dotenv.config({ path: path.join(import.meta.dirname, '.env'), quiet: true });

const { APP_URL, AUTH_CLIENT_ID, AUTH_CLIENT_SECRET, AUTH_URL, JWT_SECRET } = process.env;
const CALLBACK = `${APP_URL}/api/auth/callback`;
const secret = new TextEncoder().encode(JWT_SECRET);
const stateKey = await crypto.subtle.importKey('raw', secret.slice(0, 32), 'AES-GCM', false, [
  'encrypt',
  'decrypt',
]);

async function encryptState(state) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const clear = new TextEncoder().encode(JSON.stringify(state));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, stateKey, clear);
  return Buffer.concat([iv, Buffer.from(sealed)]).toString('base64url');
}

async function decryptState(text) {
  const bytes = Buffer.from(text, 'base64url');
  const clear = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.subarray(0, 12) },
    stateKey,
    bytes.subarray(12),
  );
  return JSON.parse(new TextDecoder().decode(clear));
}

const postJson = (where, body) =>
  fetch(`${AUTH_URL}${where}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

function cookie(req, name) {
  const found = (req.headers.cookie ?? '').split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

function setAuthCookies(res, accessToken, refreshToken) {
  const flags = { httpOnly: true, sameSite: 'lax', path: '/' };
  res.cookie('access_token', accessToken, { ...flags, maxAge: 5 * 60 * 1000 });
  res.cookie('refresh_token', refreshToken, { ...flags, maxAge: 7 * 24 * 60 * 60 * 1000 });
}

async function getUser(req) {
  const token = cookie(req, 'access_token');
  if (!token) return null;
  try {
    const { payload } = await jwtVerify(token, secret);
    return {
      userId: payload.sub,
      email: payload.email,
      role: payload.role,
      status: payload.status,
      pinId: payload.pin_id,
      privileges: payload.privileges,
    };
  } catch {
    return null;
  }
}

async function begin(returnTo) {
  const codeVerifier = crypto.randomBytes(32).toString('base64url');
  const codeChallenge = crypto.createHash('sha256').update(codeVerifier).digest('base64url');
  return { codeChallenge, state: await encryptState({ v: codeVerifier, r: returnTo }) };
}

async function startLogin(req, res) {
  const { codeChallenge, state } = await begin(req.originalUrl);
  const target = new URL(`${AUTH_URL}/oauth/authorize`);
  target.searchParams.set('client_id', AUTH_CLIENT_ID);
  target.searchParams.set('redirect_uri', CALLBACK);
  target.searchParams.set('response_type', 'code');
  target.searchParams.set('code_challenge', codeChallenge);
  target.searchParams.set('code_challenge_method', 'S256');
  target.searchParams.set('state', state);
  res.redirect(target.toString());
}

// What a sign-in without the login page is made of.
async function signIn(proof) {
  const { codeChallenge, state } = await begin('/');
  return {
    ...proof,
    project_id: AUTH_CLIENT_ID,
    redirect_uri: CALLBACK,
    code_challenge: codeChallenge,
    state,
  };
}

async function ownForm(res, where, ...inputs) {
  const fields = Object.entries(await signIn({})).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  );
  const typed = inputs.map((name) => `<input name="${name}">`);
  res.send(
    `<form method="post" action="${AUTH_URL}${where}">${fields.join('')}${typed.join('')}` +
      '<button>Sign in</button></form>',
  );
}

// The browser is sent where the answer leads; an error is shown as it came.
async function byScript(req, res, where) {
  const answer = await fetch(`${AUTH_URL}${where}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(await signIn(req.body)),
    redirect: 'manual',
  });
  if (answer.status === 302) res.redirect(answer.headers.get('location'));
  else res.status(answer.status).send(await answer.text());
}

const app = express();
app.use(express.urlencoded({ extended: false }));

app.get('/own-login', (req, res) => ownForm(res, '/auth/login-form', 'email', 'password'));
app.get('/own-pin', (req, res) => ownForm(res, '/auth/pin-form', 'pin'));
app.post('/script-login', (req, res) => byScript(req, res, '/auth/login'));
app.post('/script-pin', (req, res) => byScript(req, res, '/auth/pin'));
app.post('/script-link', (req, res) => byScript(req, res, '/auth/magic-link/send'));

app.get('/api/auth/callback', async (req, res) => {
  const url = new URL(req.url, APP_URL);
  const { v: codeVerifier, r: returnTo } = await decryptState(url.searchParams.get('state'));
  const answer = await postJson('/oauth/token', {
    grant_type: 'authorization_code',
    code: url.searchParams.get('code'),
    code_verifier: codeVerifier,
    client_id: AUTH_CLIENT_ID,
    client_secret: AUTH_CLIENT_SECRET,
    redirect_uri: CALLBACK,
  });
  // The status is not looked at, as in the original.
  const { access_token: accessToken, refresh_token: refreshToken } = await answer.json();
  setAuthCookies(res, accessToken, refreshToken);
  res.redirect(returnTo || '/');
});

app.get('/api/auth/refresh', async (req, res) => {
  const answer = await postJson('/oauth/token', {
    grant_type: 'refresh_token',
    refresh_token: cookie(req, 'refresh_token'),
    client_id: AUTH_CLIENT_ID,
    client_secret: AUTH_CLIENT_SECRET,
  });
  const body = await answer.json();
  if (!answer.ok) {
    res.status(answer.status).json(body);
    return;
  }
  setAuthCookies(res, body.access_token, body.refresh_token);
  res.redirect('/');
});

app.get('/logout', async (req, res) => {
  const answer = await postJson('/oauth/revoke', {
    token: cookie(req, 'refresh_token'),
    client_id: AUTH_CLIENT_ID,
  });
  res.clearCookie('access_token', { path: '/' });
  res.clearCookie('refresh_token', { path: '/' });
  res.send(`Logged out: ${answer.status} ${await answer.text()}`);
});

app.get('/', async (req, res) => {
  const user = await getUser(req);
  if (user) res.send(`<p>Signed in</p><pre>${JSON.stringify(user)}</pre>`);
  else if (cookie(req, 'refresh_token')) res.redirect('/api/auth/refresh');
  else await startLogin(req, res);
});

const server = app.listen(process.env.PORT || 3000, () => {
  console.log(`serving on port ${server.address().port}`);
});
