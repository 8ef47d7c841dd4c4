"""What people say and see: commands in, cards and forms out, in no language and no markup."""
