import { hostOf } from '../backend/hostOf.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';

/** A source in the form that the settings ask for. */
export function sourceOf(source: string, settings: Readonly<EmulatorSettings>): string {
  return settings.sourceFormat === 'host' ? (hostOf(source) ?? source) : source;
}
