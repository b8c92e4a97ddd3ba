import { createServer } from 'node:http';
import express from 'express';
import { rows } from '../rows.mjs';

const app = express();
app.get('/', (_, res) => res.json({ connections: rows }));
app.post('/', express.json(), (req, res) => res.status(201).json({ application: req.body.application }));

export const server = createServer(app);
