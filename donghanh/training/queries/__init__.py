"""What people ask about trainings."""
