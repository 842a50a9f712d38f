"""BLAKE2 by itself: `hashlib` loads OpenSSL with it, which takes 3 ms and 3 MB of every run."""

try:
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

__all__ = ["blake2b"]
