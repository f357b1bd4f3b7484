"""Who signs in and how: people, passwords, attempts, tickets, sessions, codes (trust §1)."""
