import { createAnthropic } from '@ai-sdk/anthropic';
import type { LanguageModel } from 'ai';
import { createScriptedModel } from './scriptedModel.ts';

/** Returns the model of the assistant: Anthropic's with a key, and otherwise the script. */
export function chooseModel({ ANTHROPIC_API_KEY: apiKey, CHAT_MODEL }: NodeJS.ProcessEnv): LanguageModel {
  if (!apiKey) return createScriptedModel(40);
  return createAnthropic({ apiKey })(CHAT_MODEL || 'claude-sonnet-4-5');
}
