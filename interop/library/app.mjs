// The requests of the clients of a TypeScript library for OAuth servers, with nothing but Node:
//  - the PKCE sample of its README, whose hash is hexadecimal text before it is encoded
//    (PKCE=hex), beside the form of RFC 7636 (PKCE=rfc)
//  - refresh with Basic, as the README shows it
//  - introspection at /token_info, reading `username`
// The server is expected to log the user in by itself, as the README's example does.
import { createHash, randomBytes } from 'node:crypto';

const { ISSUER, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, PKCE = 'rfc' } = process.env;
const scope = process.env.SCOPE ?? 'contacts.read';

function base64urlencode(bytes) {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

const code_verifier = base64urlencode(randomBytes(40));
const sha256 = createHash('sha256').update(code_verifier);
const code_challenge = base64urlencode(PKCE === 'hex' ? sha256.digest('hex') : sha256.digest());

async function post(path, fields) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const form = new URLSearchParams(fields);
  if (CLIENT_SECRET) {
    headers.Authorization = `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`;
  } else {
    form.set('client_id', CLIENT_ID);
  }
  const response = await fetch(ISSUER + path, { method: 'POST', headers, body: form });
  const body = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
  return body;
}

const authorize = new URL(`${ISSUER}/authorize`);
authorize.search = new URLSearchParams({
  response_type: 'code',
  client_id: CLIENT_ID,
  redirect_uri: REDIRECT_URI,
  scope,
  state: '1234zyx',
  code_challenge,
  code_challenge_method: 'S256',
});
const back = await fetch(authorize, { redirect: 'manual' });
const answer = new URL(back.headers.get('location') ?? 'none:').searchParams;
if (answer.get('state') !== '1234zyx' || !answer.get('code')) {
  throw new Error(`/authorize: ${back.status} ${back.headers.get('location')}`);
}

const tokens = await post('/token', {
  grant_type: 'authorization_code',
  code: answer.get('code'),
  redirect_uri: REDIRECT_URI,
  code_verifier,
});
const renewed = await post('/token', {
  grant_type: 'refresh_token',
  refresh_token: tokens.refresh_token,
  scope,
});
const result = {
  challenge: code_challenge.length,
  token_type: tokens.token_type,
  scope: renewed.scope,
  rotated: renewed.refresh_token !== tokens.refresh_token,
};
if (CLIENT_SECRET) {
  const { active, client_id, username, exp } = await post('/token_info', { token: renewed.access_token });
  Object.assign(result, { active, client_id, username, exp: typeof exp });
}
console.log(JSON.stringify(result));
