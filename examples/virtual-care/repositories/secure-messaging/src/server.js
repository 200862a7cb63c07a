const express = require('express');
const { canRead } = require('./threads');

const app = express();
const threads = new Map();

app.get('/threads/:id', (req, res) => {
  const thread = threads.get(req.params.id);
  if (!thread || !canRead(thread, req.get('x-subject'))) {
    return res.status(404).end();
  }
  return res.json(thread);
});

app.listen(8080);
