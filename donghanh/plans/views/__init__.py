"""Pages of plans: the list, one plan with its tabs, its changes, one task, and what bodies answer."""
