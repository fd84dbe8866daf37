"""Shared by all tests: profiles for Hypothesis, and what needs programs that a fresh machine may lack."""

import os
import shutil
from pathlib import Path

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# CI installs both programs first.
collect_ignore = []
if not Path(os.environ.get("CHROMIUM", "/usr/bin/chromium")).exists():
    collect_ignore += ["browser", "helpdesk/test_browser.py"]
if shutil.which("curl") is None:
    collect_ignore += ["adapters/test_http_docs.py"]
