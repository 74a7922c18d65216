"""What was done, by whom and when, written in the transaction of the change itself and chained against forgery."""
