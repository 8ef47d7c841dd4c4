"""What people can do: one function per deed, inside the caller's transaction."""
