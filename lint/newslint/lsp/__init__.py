"""The language server: findings in editors, while one types.

`server` speaks with the editor, on one thread that never waits for a rule; `checker` lints on another. A `Buffer` is
what an editor holds of a file, and a `Report` what is known about one version of it.
"""
