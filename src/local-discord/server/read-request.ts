import type { IncomingMessage } from 'node:http';

import { messageFiles } from '../validate/discord-limits.js';
import { ApiError, refuse } from './api-error.js';
import type { Attachment } from '../state/world.js';

/** In bytes: Discord's limit for a bot's upload, plus some for the JSON that comes with it. */
const largestRequest = 26 * 1024 * 1024;

export interface RequestBody {
  /** `undefined` when there is none. */
  readonly json: unknown;
  readonly files: readonly Attachment[];
}

/**
 * Reads the body of a request: JSON, or a form with `payload_json` and `files[n]`.
 *
 * @throws ApiError 40005 when it is too large, 50109 when it is not JSON, 50035 for any other form
 */
export async function readRequest(incoming: IncomingMessage): Promise<RequestBody> {
  const body = await readBytes(incoming);
  if (body.length === 0) return { json: undefined, files: [] };
  const type = incoming.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(body, type);
  return { json: parseJson(body.toString('utf8')), files: [] };
}

async function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += (chunk as Buffer).length;
    if (length > largestRequest) throw refuse.tooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

async function readForm(body: Buffer, type: string): Promise<RequestBody> {
  const form = await parseForm(body, type);
  const payload = form.get('payload_json');
  const files: Attachment[] = [];
  for (const [name, value] of form) {
    const place = /^files\[(\d{1,3})\]$/.exec(name)?.[1];
    if (place === undefined || typeof value === 'string') continue;
    if (files.length === messageFiles) throw invalidForm();
    files.push({
      id: place,
      filename: value.name,
      size: value.size,
      contentType: value.type,
      data: Buffer.from(await value.arrayBuffer()),
    });
  }
  return { json: typeof payload === 'string' ? parseJson(payload) : {}, files };
}

async function parseForm(body: Buffer, type: string): Promise<FormData> {
  try {
    // Deprecated for servers because it keeps the whole form in memory. Here the size is bounded.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    throw invalidForm();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse.invalidJson();
  }
}

function invalidForm(): ApiError {
  return new ApiError(400, 50035, 'Invalid Form Body');
}
