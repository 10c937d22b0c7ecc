import { identifiesPerDay } from '../../validate/discord-limits.js';
import { respondWith, type Route } from '../api-request.js';
import { applicationToApi, botToApi } from '../to-api.js';

/** Who the bot is, and where its gateway is. */
export const applicationRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/gateway',
    open: true,
    handle: (_request, _parts, { gatewayUrl }) => respondWith({ url: gatewayUrl }),
  },
  {
    method: 'GET',
    pattern: '/gateway/bot',
    handle: (_request, _parts, { gatewayUrl }) =>
      respondWith({
        url: gatewayUrl,
        shards: 1,
        session_start_limit: {
          total: identifiesPerDay,
          remaining: identifiesPerDay,
          reset_after: 0,
          max_concurrency: 1,
        },
      }),
  },
  {
    method: 'GET',
    pattern: '/users/@me',
    handle: (_request, _parts, { world }) => respondWith(botToApi(world)),
  },
  ...['/applications/@me', '/oauth2/applications/@me'].map((pattern): Route => ({
    method: 'GET',
    pattern,
    handle: (_request, _parts, { world }) => respondWith(applicationToApi(world)),
  })),
];
