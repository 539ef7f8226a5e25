// Says whether the library of Standard Webhooks takes a message: secret, headers and body as JSON on the
// standard input.
import { Webhook } from "standardwebhooks";

let text = "";
for await (const part of process.stdin) text += part;
const { secret, headers, body } = JSON.parse(text);
try {
  const event = new Webhook(secret).verify(body, headers);
  console.log("verified " + event.type);
} catch (refused) {
  console.log("refused: " + refused.message);
}
