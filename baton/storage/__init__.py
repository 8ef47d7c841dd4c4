"""What we remember: the tables and every SQL statement. Takes the session first, returns facts, never commits."""
