"""What offices ask of communication."""
