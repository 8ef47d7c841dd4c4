"""What was released of ratings: `published` is all that a reader ever gets, `closing` alone looks at ratings."""
