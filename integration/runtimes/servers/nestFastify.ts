import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { toNodeHandler } from '@kit/server/node';
import { connect } from './connect.ts';

@Module({})
class AppModule {}

const app = await NestFactory.create(AppModule, new FastifyAdapter());
app.use('/api/connect', toNodeHandler(connect));
await app.listen(process.env.PORT ?? 3000);
