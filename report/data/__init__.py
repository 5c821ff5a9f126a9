"""The data package as typed tables whose values know their origin; it may not know what the data mean."""
