import Fastify from 'fastify';
import { render } from './texts';

const app = Fastify();
const sent = new Set<string>();

app.post('/messages', async (request, reply) => {
  const { eventId, language } = request.body as {
    eventId: string;
    language: string;
  };
  if (sent.has(eventId)) return reply.code(200).send({ sent: false });
  sent.add(eventId);
  return reply.code(202).send({ sent: true, text: render(language) });
});

await app.listen({ host: '0.0.0.0', port: 8080 });
