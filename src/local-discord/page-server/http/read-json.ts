import type { IncomingMessage } from 'node:http';

/** The largest accepted body in bytes, far more than a person would type. */
const largestBody = 64 * 1024;

/** The JSON of a request; `undefined` when it is not JSON, is not declared as JSON, or is too large. */
export async function readJson(incoming: IncomingMessage): Promise<unknown> {
  if (incoming.headers['content-type'] !== 'application/json') return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += (chunk as Buffer).length;
    if (length > largestBody) return undefined;
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
