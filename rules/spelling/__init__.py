"""Typing mistakes."""
