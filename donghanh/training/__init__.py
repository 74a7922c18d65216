"""Courses, their sessions, who is trained, and the certificates. See README.md beside this file."""
