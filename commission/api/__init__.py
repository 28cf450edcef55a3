"""The sitting for programs: the same gates and the same actions as its pages. It has no rule of its own."""
