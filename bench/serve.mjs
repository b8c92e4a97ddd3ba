// Runs one server in a separate process: node serve.mjs <name>. Replies by IPC with CPU time in microseconds.
const { server, report, reset } = await import(`./servers/${process.argv[2]}.mjs`);

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', async ({ isNewRound }) => {
  if (isNewRound) await reset?.();
  const { user, system } = process.cpuUsage();
  process.send({ microseconds: user + system, ...report?.() });
});
process.on('disconnect', () => process.exit());
