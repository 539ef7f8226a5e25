// A little work for a form (see Puzzle.java). The same file is the worker that does it.
(() => {
  "use strict";

  // SHA-256 of one block, which is all that is needed; its constants are roots of the first primes
  // (FIPS 180-4 §4.2.2, §5.3.3), which whole numbers give the same in every browser.
  const fraction = (n, k) => {
    const wanted = BigInt(n) << BigInt(32 * k);
    let root = 0n;
    for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) {
      root = (root | bit) ** BigInt(k) <= wanted ? root | bit : root;
    }
    return Number(root & 0xffffffffn);
  };
  const primes = [];
  for (let n = 2; primes.length < 64; n++) {
    if (primes.every((prime) => n % prime !== 0)) {
      primes.push(n);
    }
  }
  const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(prime, 2) | 0);
  const K = Int32Array.from(primes, (prime) => fraction(prime, 3) | 0);

  const words = new Int32Array(64);
  const block = new Uint8Array(64);

  // The first word of the hash of so many bytes of the block.
  const firstWord = (length) => {
    block[length] = 0x80;
    block.fill(0, length + 1);
    for (let i = 0; i < 16; i++) {
      const at = 4 * i;
      words[i] = (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3];
    }
    words[15] = length * 8;
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15];
      const y = words[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let a = START[0];
    let b = START[1];
    let c = START[2];
    let d = START[3];
    let e = START[4];
    let f = START[5];
    let g = START[6];
    let h = START[7];
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    return (START[0] + a) | 0;
  };

  // Tries the numbers of one slice; the one that does it, or -1.
  const slice = (puzzle, bits, from, count) => {
    const prefix = puzzle + ":";
    for (let i = 0; i < prefix.length; i++) {
      block[i] = prefix.charCodeAt(i);
    }
    for (let number = from; number < from + count; number++) {
      const digits = String(number);
      for (let i = 0; i < digits.length; i++) {
        block[prefix.length + i] = digits.charCodeAt(i);
      }
      if (Math.clz32(firstWord(prefix.length + digits.length)) >= bits) {
        return number;
      }
    }
    return -1;
  };

  const SLICE = 20000;

  // Asks for each slice in turn, so that whoever waits is not kept from anything else.
  const solve = (puzzle, bits, slow, tell) => {
    let from = 0;
    const next = () => {
      const found = slice(puzzle, bits, from, slow ? SLICE / 20 : SLICE);
      from += slow ? SLICE / 20 : SLICE;
      tell(found, 1 - Math.exp(-from / 2 ** bits));
      if (found < 0) {
        setTimeout(next);
      }
    };
    next();
  };

  if (typeof document === "undefined") {
    self.addEventListener("message", ({ data }) => {
      solve(data.puzzle, data.bits, false, (found, share) => self.postMessage({ found, share }));
    });
    return;
  }

  const script = document.currentScript.src;
  const place = document.querySelector("[data-challenge]");
  const form = place.closest("form");
  const { challenge: puzzle, working, solved } = place.dataset;
  const bits = Number(place.dataset.bits);
  const hint = place.querySelector("p");
  const status = hint.querySelector("[role=status]");
  const share = hint.querySelector("[data-share]");
  let held = null;

  const tell = (found, part) => {
    if (found < 0) {
      share.textContent = Math.floor(part * 100) + "\u202f%";
      return;
    }
    form.elements.solution.value = String(found);
    status.textContent = solved;
    share.textContent = "";
    if (held) {
      const { submitter } = held;
      held = null;
      submitter?.removeAttribute("aria-busy");
      form.requestSubmit(submitter);
    }
  };

  // Whoever is faster than the work waits for it, and the form leaves by itself.
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target === form && form.elements.solution.value === "") {
        event.preventDefault();
        event.stopPropagation();
        held = { submitter: event.submitter };
        event.submitter?.setAttribute("aria-busy", "true");
      }
    },
    true,
  );

  hint.hidden = false;
  status.textContent = working;
  try {
    const worker = new Worker(script);
    worker.addEventListener("message", ({ data }) => {
      tell(data.found, data.share);
      if (data.found >= 0) {
        worker.terminate();
      }
    });
    worker.addEventListener("error", () => solve(puzzle, bits, true, tell), { once: true });
    worker.postMessage({ puzzle, bits });
  } catch {
    solve(puzzle, bits, true, tell);
  }
})();
