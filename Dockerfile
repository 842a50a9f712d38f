# newslint in a container:
#   docker build -t newslint .
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" newslint check content/
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.12-slim
# git tells which lines changed and which files are ignored.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
# hadolint ignore=DL3013
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links=/wheels newslint
# Whoever runs it may have no home, and the articles may be read-only: results of earlier runs are not kept.
ENV NEWSLINT_NO_CACHE=1 XDG_CACHE_HOME=/tmp
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["newslint"]
CMD ["--help"]
