"""What the law says about control of instructions, in plain Python: no framework, no clock, no database."""
