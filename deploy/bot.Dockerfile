# The engine: Rasa with the trained model. Nothing but the web processes may reach it.
FROM python:3.10-slim-bookworm AS made
WORKDIR /app
COPY .ci/uv.txt .ci/uv.txt
COPY bot/requirements.txt bot/requirements.txt
COPY bot/pipelines bot/pipelines
RUN python -m venv /uv && /uv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r .ci/uv.txt \
 && python -m venv --without-pip /app/.venv-bot \
 && /uv/bin/uv pip sync --no-cache --python /app/.venv-bot/bin/python --require-hashes bot/requirements.txt \
 && /uv/bin/uv pip install --no-cache --no-deps --python /app/.venv-bot/bin/python bot/pipelines/*.whl
COPY config.yml domain.yml endpoints.yml credentials.yml ./
COPY bot bot
COPY sporen sporen
COPY matchmaker/__init__.py matchmaker/__init__.py
COPY matchmaker/core/__init__.py matchmaker/core/errors.py matchmaker/core/
COPY matchmaker/core/contract matchmaker/core/contract
COPY matchmaker/geheim matchmaker/geheim
COPY data data
ENV PATH=/app/.venv-bot/bin:$PATH RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 SQLALCHEMY_SILENCE_UBER_WARNING=1
RUN rasa train --force --data data/rules --skip-validation --out models --fixed-model-name keukentafel \
 && rm -rf .rasa data/corpus \
 && python -m compileall -q /app

FROM python:3.10-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin keukentafel \
 && install -d -o keukentafel -g keukentafel -m 700 /var/lib/keukentafel
WORKDIR /app
COPY --from=made /app /app
# The root is read-only: what libraries want to write goes to /tmp.
ENV PATH=/app/.venv-bot/bin:$PATH \
    HOME=/tmp \
    MPLCONFIGDIR=/tmp \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONWARNINGS=ignore \
    RASA_TELEMETRY_ENABLED=false \
    TF_CPP_MIN_LOG_LEVEL=3 \
    SQLALCHEMY_SILENCE_UBER_WARNING=1 \
    KEUKENTAFEL_VAR=/var/lib/keukentafel
USER 10001:10001
EXPOSE 5005
HEALTHCHECK --interval=15s --timeout=5s --start-period=180s \
  CMD ["python", "-m", "bot.gezond"]
# All interfaces of the container: who may come near is for the network to say (compose.yaml, networkpolicy.yaml).
CMD ["rasa", "run", "--model", "models/keukentafel.tar.gz", "--interface", "0.0.0.0", "--port", "5005", \
     "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
