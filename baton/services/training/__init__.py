"""Trainings: arranging cohorts, accompanying their people, and saying what came of it."""
