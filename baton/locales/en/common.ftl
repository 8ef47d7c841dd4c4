# What every noun needs.
something-went-wrong = Something went wrong on our side, and nothing was changed. If it happens again, tell your admin this number: { $incident }
