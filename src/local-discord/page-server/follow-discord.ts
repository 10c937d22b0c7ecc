import type { LocalDiscord } from '../start-local-discord.js';
import { channelKeyOf } from './views/build-channel-views.js';
import type { PageService } from './page-service.js';
import type { PageEvent } from './page-protocol.js';
import type { PageActor } from './parse-action.js';

/**
 * Sends a snapshot of what a person sees, and then every event that concerns them.
 *
 * @returns stops sending
 */
export function followDiscord(
  discord: LocalDiscord,
  service: PageService,
  actor: PageActor,
  send: (event: PageEvent) => void,
): () => void {
  const { world } = discord;
  const sendSnapshot = (): void => {
    send({ kind: 'snapshot', snapshot: service.snapshot(actor) });
  };
  sendSnapshot();
  // A page that does not know the message ignores the event.
  const endDismissals = service.followDismissals((id) => send({ kind: 'deleted', id }));
  const endEvents = discord.subscribe((event) => {
    switch (event.kind) {
      case 'created':
      case 'edited': {
        const message = service.view(event.message, actor);
        if (message !== undefined) send({ kind: 'message', message });
        return;
      }
      case 'deleted':
        send({ kind: 'deleted', id: event.message.id });
        return;
      case 'typing': {
        const place = world.channels.get(event.channelId);
        const channel = channelKeyOf(place, world.people[actor.as]);
        if (channel !== undefined) send({ kind: 'typing', channel });
        return;
      }
      case 'requested':
        // The bot has changed its commands.
        if (/\/commands\b/.test(event.request.path) && event.request.method !== 'GET') {
          sendSnapshot();
        }
        return;
      case 'acknowledged':
      case 'broken':
    }
  });
  return () => {
    endDismissals();
    endEvents();
  };
}
