# What faces the network and keeps personal data: `python -m webchat`, `python -m actions`, `python -m matchmaker`.
FROM python:3.12-slim-bookworm AS made
WORKDIR /app
COPY .ci/uv.txt .ci/uv.txt
COPY requirements.txt requirements.txt
RUN python -m venv /uv && /uv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r .ci/uv.txt \
 && python -m venv --without-pip /app/.venv \
 && /uv/bin/uv pip sync --no-cache --python /app/.venv/bin/python --require-hashes requirements.txt
COPY actions actions
COPY bot bot
COPY sporen sporen
COPY data/lookups data/lookups
COPY data/responses data/responses
COPY matchmaker matchmaker
COPY webchat webchat
# The root is read-only when it runs: what Python would compile is compiled here.
RUN python -m compileall -q /app

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin keukentafel \
 && install -d -o keukentafel -g keukentafel -m 700 /var/lib/keukentafel
WORKDIR /app
COPY --from=made /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    KEUKENTAFEL_VAR=/var/lib/keukentafel \
    KEUKENTAFEL_LOG_FORMAT=json
USER 10001:10001
EXPOSE 8080 5055
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
CMD ["python", "-m", "webchat"]
