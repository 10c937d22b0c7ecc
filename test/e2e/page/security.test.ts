import { type IncomingMessage, request } from 'node:http';
import { networkInterfaces } from 'node:os';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openLocalPage } from '../../support/open-local-page.js';

let preview: Awaited<ReturnType<typeof openLocalPage>>;
let host = '';
let port = 0;
let key = '';

beforeAll(async () => {
  preview = await openLocalPage();
  const address = new URL(preview.address);
  host = address.host;
  port = Number(address.port);
  key = address.pathname.slice(1, -1);
});

afterAll(() => preview.close());

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Asks as any program could, with whatever headers. */
function ask({ path, method = 'GET', headers = {}, body }: Asked) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>(
    (resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, method, headers: { host, ...headers } };
      const asked = request(options, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
          // A stream of events has no end.
          if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
            response.destroy();
          }
        });
        response.on('close', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      asked.on('error', reject);
      asked.end(body);
    },
  );
}

const act = (headers: Record<string, string>, body = '{"kind":"dismiss","message":"1"}') =>
  ask({
    path: `/${key}/act?as=member&locale=de`,
    method: 'POST',
    headers: { origin: `http://${host}`, 'content-type': 'application/json', ...headers },
    body,
  });

/** Everything there is to ask for. */
const paths = [
  '',
  'main.js',
  'styles.css',
  'icon.svg',
  'vendor/preact.js',
  'events?as=member&locale=de',
  'documents?as=member&locale=de',
];

describe('who may ask', () => {
  it.each(paths)('the page itself gets “%s”', async (path) => {
    expect((await ask({ path: `/${key}/${path}` })).status).toBe(200);
  });

  it.each(paths)('nobody gets “%s” without the key', async (path) => {
    const wrong = [path, `${'A'.repeat(key.length)}/${path}`, `${key}A/${path}`, `/${key}/${path}`];
    for (const one of wrong) {
      const { status, text } = await ask({ path: `/${one}` });
      expect({ one, status }).toEqual({ one, status: 403 });
      // The same for every address: where the right one stands.
      expect(text).toMatch(/^Diese Adresse gilt nicht mehr[^\n]+\n[^\n]+$/);
    }
  });

  it.each(paths)('nobody gets “%s” under another name of this machine', async (path) => {
    for (const strange of [
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}`,
      '127.0.0.1:1',
    ]) {
      const { status } = await ask({ path: `/${key}/${path}`, headers: { host: strange } });
      expect({ strange, status }).toEqual({ strange, status: 403 });
    }
  });

  it.each(paths)('no other page gets “%s”', async (path) => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      `https://${host}`,
    ]) {
      const { status } = await ask({ path: `/${key}/${path}`, headers: { origin } });
      expect({ origin, status }).toEqual({ origin, status: 403 });
    }
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site };
      expect((await ask({ path: `/${key}/${path}`, headers })).status).toBe(403);
    }
  });

  it('whoever acts must say where they come from, and speak JSON', async () => {
    expect((await act({})).status).toBe(200);
    expect((await act({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await act({ 'content-type': 'text/plain' })).status).toBe(400);
    const silent = await ask({
      path: `/${key}/act?as=member&locale=de`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(silent.status).toBe(403);
  });

  it('no other machine reaches it', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      await expect(fetch(`http://${address}:${port}/${key}/`)).rejects.toThrow();
    }
  });
});

describe('what is answered', () => {
  it.each([...paths, 'none'])(
    '“%s” comes with every header that keeps a browser strict',
    async (path) => {
      const { headers } = await ask({ path: `/${key}/${path}` });
      const policy = (headers['content-security-policy'] ?? '').toString().split('; ');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "connect-src 'self'",
          "img-src 'self' data:",
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "require-trusted-types-for 'script'",
        ]),
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('is nothing outside of the page’s own files', async () => {
    for (const path of [
      '../package.json',
      '%2e%2e/package.json',
      'main.js/../../x',
      'vendor/../main.tsx',
    ]) {
      expect((await ask({ path: `/${key}/${path}` })).status).toBe(404);
    }
  });

  it('is 400 for what is no action, and a refusal for what a client would not let a person do', async () => {
    for (const body of [
      '',
      '{',
      '[]',
      '{"kind":"rob"}',
      '{"kind":"click","message":"x","customId":"y"}',
    ]) {
      expect((await act({}, body)).status).toBe(400);
    }
    expect((await act({}, JSON.stringify({ kind: 'send', text: 'x'.repeat(70_000) }))).status).toBe(
      400,
    );
    const refused = [
      { kind: 'send', channel: 'unter-uns-nicht', text: 'hallo' },
      { kind: 'command', channel: 'allgemein', name: 'neuindizieren', options: {} },
      { kind: 'click', message: '1', customId: 'y' },
      { kind: 'modal', interaction: '1', values: {} },
    ];
    for (const action of refused) {
      const { text } = await act({}, JSON.stringify(action));
      expect(JSON.parse(text)).toEqual({ kind: 'refused' });
    }
  });

  it('is 404 for a person that there is not', async () => {
    for (const query of ['', 'as=root&locale=de', 'as=member&locale=xx']) {
      expect((await ask({ path: `/${key}/events?${query}` })).status).toBe(404);
    }
  });
});

it('every start has a key of its own, which nobody guesses', async () => {
  const other = await openLocalPage();
  expect(new URL(other.address).pathname).not.toContain(key);
  expect(Buffer.from(key, 'base64url')).toHaveLength(32);
  await other.close();
});
