"""What tests build upon, ours and those of plugin authors: strategies for records of every kind."""
