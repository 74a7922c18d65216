"""Photos and files that show what was done: known by what is in them, and pictures made fit to be looked at.

No Django here: ``limited`` runs in the child process.
"""
