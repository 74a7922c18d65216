"""What stands behind run.py. Standard library only: these modules run before anything is installed."""
