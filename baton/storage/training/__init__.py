"""Trainings as they are remembered: cohorts with their people, and each one's steps."""
