"""What is true wherever Baton is used: facts, rules and formulas. Standard library only."""
