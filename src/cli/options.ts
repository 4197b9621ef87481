/** Joins the table of settings to the command-line parser. */

import { type Command, Option as Flag } from 'commander';
import { loadSettings, OPTIONS, type OptionName, type Settings } from '../config.js';
import { LIMIT_NAMES } from './limit-settings.js';

/** A setting as a flag, with its default and its environment variables in the help text. */
export function flagOf(name: OptionName): Flag {
  const { flag, valueName, description, environment, fallback } = OPTIONS[name];
  return new Flag(`${flag} <${valueName}>`, `${description} (default: ${String(fallback) || 'none'}; also ${environment.join(', else ')})`);
}

/** Lets a command take the limits of reading. */
export function addLimits(command: Command): Command {
  for (const name of LIMIT_NAMES) command.addOption(flagOf(name));
  return command;
}

/** The settings in force for a command, from its parsed flags and the environment. */
export function settingsOf(flags: Partial<Record<OptionName, string>>): Settings {
  return loadSettings(flags, process.env);
}
