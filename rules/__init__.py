"""The rules: one folder a family, one file a rule. The registry finds them by walking this folder."""
