const express = require('express');
const bodyParser = require('body-parser');

const app = express();
app.use(bodyParser.json());

app.post('/answers', (req, res) => {
  res.status(202).json({ answers: Object.keys(req.body).length });
});

app.listen(3000);
