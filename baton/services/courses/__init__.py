"""Courses: read from files, kept, offered to choose from."""

from baton.services.courses.files import as_data, from_data, read, schema, shipped
from baton.services.courses.keeping import arranges, check_facilitator, end, get, import_course, keep, offered

__all__ = [
    "arranges",
    "as_data",
    "check_facilitator",
    "end",
    "from_data",
    "get",
    "import_course",
    "keep",
    "offered",
    "read",
    "schema",
    "shipped",
]
