// Runs one server in a separate process: node serve.mjs <name>. Replies to { ask } by IPC with CPU time in microseconds.
const { server, report, reset } = await import(`./servers/${process.argv[2]}.mjs`);

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', async () => {
  const { user, system } = process.cpuUsage();
  await reset?.();
  process.send({ microseconds: user + system, ...report?.() });
});
process.on('disconnect', () => process.exit());
