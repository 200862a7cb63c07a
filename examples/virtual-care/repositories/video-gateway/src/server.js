const express = require('express');
const { createKey } = require('./keys');

const app = express();

app.post('/rooms/:visit/keys', (req, res) => {
  res.status(201).json(createKey(req.params.visit, Date.now()));
});

app.listen(8080);
