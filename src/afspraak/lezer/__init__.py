"""Reading the text of an agreement: articles, leden and letters with their places, and the defects in the drafting."""
