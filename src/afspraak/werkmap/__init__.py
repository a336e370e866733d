"""A cooperation in a folder: a pack, people, registers, and one event log per dossier (JSON Lines).

The whole main job runs from such a folder, without a database or a server.
"""
