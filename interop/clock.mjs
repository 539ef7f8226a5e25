// Loaded before a program (node --import ./clock.mjs app.js), so that whoever drives it can make it
// believe that time has passed: each line on standard input is a number of seconds to go forward.
import { createInterface } from 'node:readline';

const RealDate = globalThis.Date;
let ahead = 0;

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};

createInterface({ input: process.stdin }).on('line', (line) => {
  ahead += Number(line) * 1000;
  console.log(`clock is ${ahead / 1000} s ahead`);
});
process.stdin.unref?.();
