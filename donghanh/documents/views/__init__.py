"""Pages of documents: one module per family. A view loads through the scope, checks a form, calls one action."""
