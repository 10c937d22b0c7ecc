import { refuse } from '../api-error.js';
import {
  type ApiRequest,
  noContent,
  partOf,
  type PathParts,
  respondWith,
  type Route,
} from '../api-request.js';
import { interactionTypes } from '../../state/interaction-types.js';
import { isJson, type Json } from '../json.js';
import { messageToApi } from '../to-api.js';
import type { World } from '../../state/world.js';

const message = '/webhooks/:application/:token/messages/:message';

/** The response to an interaction, and what its token allows afterwards. */
export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: '/interactions/:interaction/:token/callback',
    open: true,
    handle: (request, parts, { world, interactions }) => {
      const token = partOf(parts, 'token');
      const stored = interactions.callback(
        partOf(parts, 'interaction'),
        token,
        bodyOf(request),
        request.files,
      );
      if (request.query.get('with_response') !== 'true') return noContent;
      const { id, kind, callbackType } = interactions.find(token);
      const shown = stored === undefined ? undefined : messageToApi(stored, world);
      return respondWith({
        interaction: {
          id,
          type: interactionTypes[kind],
          ...(stored && { response_message_id: stored.id }),
        },
        resource: { type: callbackType, ...(shown && { message: shown }) },
      });
    },
  },
  {
    method: 'POST',
    pattern: '/webhooks/:application/:token',
    open: true,
    handle: (request, parts, { world, interactions }) => {
      const token = tokenOf(world, parts);
      return respondWith(
        messageToApi(interactions.followUp(token, bodyOf(request), request.files), world),
      );
    },
  },
  {
    method: 'GET',
    pattern: message,
    open: true,
    handle: (_request, parts, { world, interactions }) =>
      respondWith(
        messageToApi(interactions.message(tokenOf(world, parts), partOf(parts, 'message')), world),
      ),
  },
  {
    method: 'PATCH',
    pattern: message,
    open: true,
    handle: (request, parts, { world, messages, interactions }) => {
      const stored = interactions.message(tokenOf(world, parts), partOf(parts, 'message'));
      messages.edit(stored, bodyOf(request), request.files);
      return respondWith(messageToApi(stored, world));
    },
  },
  {
    method: 'DELETE',
    pattern: message,
    open: true,
    handle: (_request, parts, { world, messages, interactions }) => {
      messages.remove(interactions.message(tokenOf(world, parts), partOf(parts, 'message')));
      return noContent;
    },
  },
];

function tokenOf(world: World, parts: PathParts): string {
  if (partOf(parts, 'application') !== world.bot.id) throw refuse.unknownWebhook();
  return partOf(parts, 'token');
}

function bodyOf({ body }: ApiRequest): Json {
  return isJson(body) ? body : {};
}
