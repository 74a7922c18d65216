"""Files into plain blocks. No Django here: the command line and the worker read the same way."""
