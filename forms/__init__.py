"""What people read and fill in: forms, decisions, letters, papers, and the words for them."""
