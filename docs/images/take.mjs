// Takes the pictures of README.md from a running `./gatewright dev`, with Chromium and its driver:
//   node docs/images/take.mjs EMAIL PASSWORD [http://localhost:3000]
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const [email, password, application = 'http://localhost:3000'] = process.argv.slice(2);
const driver = spawn('chromedriver', ['--port=0']);
const port = await new Promise(found => {
  driver.stdout.on('data', text => {
    const started = /started successfully on port (\d+)/.exec(text);
    if (started) found(started[1]);
  });
});

async function call(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, {
    method,
    body: body && JSON.stringify(body),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(value.message);
  return value;
}

const { sessionId } = await call('POST', '', {
  capabilities: {
    alwaysMatch: {
      browserName: 'chrome',
      'goog:chromeOptions': {
        args: ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--lang=en-GB', '--window-size=960,720'],
      },
    },
  },
});
const at = `/${sessionId}`;
const element = async selector =>
  Object.values(await call('POST', `${at}/element`, { using: 'css selector', value: selector }))[0];
const type = async (selector, text) =>
  call('POST', `${at}/element/${await element(selector)}/value`, { text });
const picture = async name =>
  writeFile(
    fileURLToPath(new URL(name, import.meta.url)),
    Buffer.from(await call('GET', `${at}/screenshot`), 'base64'));

try {
  await call('POST', `${at}/url`, { url: `${application}/login` });
  await picture('login.png');
  await type('input[type=email], input[name=email]', email);
  await type('input[type=password]', `${password}\uE007`);
  while (!(await call('GET', `${at}/url`)).startsWith(application)) {
    await new Promise(soon => setTimeout(soon, 100));
  }
  await picture('example.png');
} finally {
  await call('DELETE', at);
  driver.kill();
}
