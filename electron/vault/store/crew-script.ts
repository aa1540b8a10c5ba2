/**
 * What a thread of the crew runs. It is text because a thread needs a script of its own, and the same one must run from
 * the sources, in the bundle and inside the packed app. Its chunks are those of `crypto/chunks`.
 */
export const CREW_SCRIPT = `
const { parentPort } = require('node:worker_threads');
const { createHash, createCipheriv, createDecipheriv } = require('node:crypto');
const [CHUNK, TAG, CIPHER] = [64 * 1024, 16, 'aes-256-gcm'];
const hashes = new Map();

function make(create, { key, context, first, last }, n) {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(first + n, 7);
  nonce[11] = first + n === last ? 1 : 0;
  return create(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(context);
}

const tasks = {
  hash({ stream, plain }) {
    if (!hashes.has(stream)) hashes.set(stream, createHash('sha256'));
    hashes.get(stream).update(plain);
  },
  digest: ({ stream }) => Uint8Array.from(hashes.get(stream).copy().digest()),
  end({ stream }) {
    hashes.delete(stream);
  },
  seal({ stretch, plain, sealed }) {
    let into = 0;
    for (let n = 0; n * CHUNK < plain.length; n++) {
      const cipher = make(createCipheriv, stretch, n);
      const bytes = cipher.update(plain.subarray(n * CHUNK, (n + 1) * CHUNK));
      cipher.final();
      sealed.set(bytes, into);
      sealed.set(cipher.getAuthTag(), into + bytes.length);
      into += bytes.length + TAG;
    }
    return into;
  },
  open({ stretch, sealed, plain }) {
    for (let n = 0; n * (CHUNK + TAG) < sealed.length; n++) {
      const chunk = sealed.subarray(n * (CHUNK + TAG), (n + 1) * (CHUNK + TAG));
      if (chunk.length < TAG) return n;
      const decipher = make(createDecipheriv, stretch, n);
      decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
      const bytes = decipher.update(chunk.subarray(0, chunk.length - TAG));
      try {
        decipher.final();
      } catch {
        return n;
      }
      plain.set(bytes, n * CHUNK);
    }
    return -1;
  },
};

parentPort.on('message', ({ task, ...order }) => parentPort.postMessage(tasks[task](order)));
`;
