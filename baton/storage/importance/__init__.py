"""What customers said matters: `told` holds the weights that may be read, `given` each split under a pseudonym."""
