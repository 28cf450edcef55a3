"""What the law says about a sitting, in plain Python: no framework, no clock, no database."""
