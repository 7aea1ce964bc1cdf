"""What the command palette offers: one provider an area."""
