# Plain Debian with what a build and the tests need of the system; it serves as devcontainer too.
#
#   docker build --tag report .
#   docker run --rm --volume "$PWD:/work" report make
#
# Python's packages come from the locks, with hashes, when `make` first runs. The base is pinned by its digest; Debian's
# own packages are those of its stable release.
FROM debian:bookworm-20260824-slim@sha256:88200866dfff7ea7f5cbcb6ec7c8a701889efe6fe859fe64d6990e4b07ea4171

RUN apt-get -qq update \
    && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends \
       ca-certificates git make python3 python3-venv \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
       chromium-headless-shell libatomic1 poppler-utils hunspell hunspell-da hunspell-en-gb \
    && rm -rf /var/lib/apt/lists/*

# Whoever builds owns the files: `--build-arg UID=$(id -u)` where that is not 1000.
ARG UID=1000
RUN useradd --create-home --uid "$UID" author && install -d -o author -g author /work
USER author
WORKDIR /work
ENV LANG=C.UTF-8
CMD ["make"]
