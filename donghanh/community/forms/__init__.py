"""What is typed about community models. Forms check; actions save."""
