"""Jobs of a build on other machines, through Dask: it ships files by digest, and may not know what a project says."""
