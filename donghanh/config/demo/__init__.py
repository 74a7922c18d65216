"""The invented commune that ``python3 run.py`` serves: its places and people, its papers, and what happened since."""
