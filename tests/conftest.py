"""Stands here so that pytest puts this folder on the path and rooms can share ``builders``."""
