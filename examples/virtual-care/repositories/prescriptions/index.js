const express = require('express');
const { pharmacyOf } = require('./pharmacies');

const app = express();

app.post('/prescriptions/:id/send', (req, res) => {
  res.status(202).json({ to: pharmacyOf(req.get('x-region')) });
});

app.listen(8080);
