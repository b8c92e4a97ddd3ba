// Bundlers replace `process.env.NODE_ENV`, so messages for developers are removed from production builds.
declare namespace NodeJS {
  interface ProcessEnv {
    readonly NODE_ENV?: string;
  }
  interface Process {
    env: ProcessEnv;
  }
}
declare var process: NodeJS.Process;
