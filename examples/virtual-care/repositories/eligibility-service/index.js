const express = require('express');

const app = express();

app.get('/eligibility/:member', (req, res) => {
  res.json({ member: req.params.member, eligible: 'ask the insurer' });
});

app.listen(8080);
