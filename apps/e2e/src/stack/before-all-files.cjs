module.exports = async () => (await import('./shared-stack.ts')).startSharedStack();
