"""The pack: an agreement as data. Loading it, checking it before it runs, comparing versions, running its cases."""
