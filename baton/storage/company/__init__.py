"""The company’s page: `kept` is what admins read; `closing` alone looks at a month’s ratings, to sum them up once."""
