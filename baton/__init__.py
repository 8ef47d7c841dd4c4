"""Baton treats colleagues as customers: order, deliver, rate, thank, and read one honest page a week."""

__version__ = "0.1.0"
