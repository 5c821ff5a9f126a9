"""Tables that are larger than memory: Parquet, looked over and asked through DuckDB; it may not know who asks."""
