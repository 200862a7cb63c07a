const express = require('express');
const { place } = require('./queue');

const app = express();
const queue = [];

app.get('/queue/:visit', (req, res) => {
  const position = place(queue, req.params.visit);
  if (position === undefined) return res.status(404).end();
  return res.json({ position, waiting: queue.length });
});

app.listen(8080);
