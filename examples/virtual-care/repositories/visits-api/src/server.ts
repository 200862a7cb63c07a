import Fastify from 'fastify';
import { step, type Visit } from './visits';

const app = Fastify({ logger: { redact: ['req.headers.authorization'] } });
const visits = new Map<string, Visit>();

app.get('/visits/:id', async (request, reply) => {
  const { id } = request.params as { id: string };
  return visits.get(id) ?? reply.code(404).send({ error: 'No such visit' });
});

app.post('/visits/:id/steps', async (request, reply) => {
  const { id } = request.params as { id: string };
  const visit = visits.get(id);
  if (!visit) return reply.code(404).send({ error: 'No such visit' });
  visits.set(id, step(visit));
  return visits.get(id);
});

await app.listen({ host: '0.0.0.0', port: 8080 });
