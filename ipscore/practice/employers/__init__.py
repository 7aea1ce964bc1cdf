"""Employers as those who work with them see them: the directory, doubles, matching, the week's meetings."""
