"""Tests, floor by floor. PostgreSQL for tests keeps its socket in a runtime folder, which a bare machine lacks."""

import os
import tempfile

os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="baton-tests-"))
