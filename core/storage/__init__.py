"""Where facts are kept: tables, engine, the one way to write, migrations."""
