"""Postup below the screens: rules, services, queries, files. Nothing here imports Streamlit."""
