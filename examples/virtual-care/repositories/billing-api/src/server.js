const express = require('express');
const { total } = require('./amounts');

const app = express();
app.use(express.json());

app.post('/invoices', (req, res) => {
  res.status(201).json({ cents: total(req.body.lines) });
});

app.listen(8080);
