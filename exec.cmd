@rem cmd.exe has no exec: it finds this file instead, and runs what follows. In a shell, `exec` lets npm's signals reach the server.
@%*
