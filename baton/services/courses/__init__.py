"""Courses: read from files, shipped with Baton, kept as plain data."""

from baton.services.courses.files import as_data, from_data, read, schema, shipped

__all__ = ["as_data", "from_data", "read", "schema", "shipped"]
