import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { toNodeHandler } from '@kit/server/node';
import { connect } from './connect.ts';

@Module({})
class AppModule {}

const app = await NestFactory.create(AppModule);
app.use('/api/connect', toNodeHandler(connect)); // before Nest's own body parser
await app.listen(process.env.PORT ?? 3000);
