/** The variables that a child of a benchmark is given: those of this process. */
export const inheritedEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env });
