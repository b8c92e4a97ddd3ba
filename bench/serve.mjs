// One server in a process of its own: node serve.mjs <name>. Answers { ask } by IPC with CPU time in microseconds.
const { server, report, reset } = await import(`./servers/${process.argv[2]}.mjs`);

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', async () => {
  const { user, system } = process.cpuUsage();
  await reset?.();
  process.send({ microseconds: user + system, ...report?.() });
});
process.on('disconnect', () => process.exit());
