// Preloaded into the web server: when the process that started it is gone, however it ended, this one ends too.
process.once('disconnect', () => process.exit(1));
