import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { readCall } from './reachWorld.ts';
import type { World } from './World.ts';

/** Creates the server through which tests call the world. */
export function createControl(world: World): Server {
  return createServer((req, res) => {
    void json(req).then(async (call) => {
      const { name, args } = readCall(call);
      const method = Object.entries(world).find(([key]) => key === name)?.[1];
      const answer: unknown = await Reflect.apply(method, world, args);
      res.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
}
