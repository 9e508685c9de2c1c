#!/usr/bin/env bash
# Runs examples/nginx between a sandbox of the API and an application, on free ports. Shows a token, a webhook with each result, and the metrics; then stops all of them.
# Usage: examples/gateway.sh nginx      after `make lua`; PERK_PYTHON: a Python with libperk[sandbox]
set -euo pipefail
cd "$(dirname "$0")/.."
[ "${1:-}" = nginx ] || { echo "usage: examples/gateway.sh nginx" >&2; exit 2; }
PATH=$PATH:/usr/sbin
python=${PERK_PYTHON:-.venv/bin/python}
lua=$PWD/${PERK_LUA_BUILD:-build-lua}/lua
[ -e "$lua/5.1/perk/core.so" ] || { echo "gateway.sh: first run make lua" >&2; exit 1; }

work=$(mktemp -d)
chmod 755 "$work" # workers of nginx have another user
started=() # "signal pid", in the order in which they stop
stop() {
    for one in "${started[@]}"; do kill -s $one 2>/dev/null && wait "${one#* }" 2>/dev/null || true; done
    rm -rf "$work"
}
trap stop EXIT

free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
until_true() { for _ in $(seq 600); do "$@" && return; sleep 0.1; done; echo "gateway.sh: not in time: $*" >&2; exit 1; }
listens() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
heading() { printf '\n-- %s\n' "$1"; }

# ---- the sandbox and the application ----

"$python" -m libperk.sandbox --port 0 --json --parent-pid $$ >"$work/sandbox.json" &
started+=("TERM $!")
until_true test -s "$work/sandbox.json"
credential() { "$python" -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$work/sandbox.json" "$1"; }
sandbox=$(credential url)
KARD_CLIENT_ID=$(credential client_id)
KARD_CLIENT_SECRET=$(credential client_secret)
KARD_ORGANIZATION_ID=$(credential organization_id)
PERK_WEBHOOK_KEY=$(credential webhook_key)
export KARD_CLIENT_ID KARD_CLIENT_SECRET KARD_ORGANIZATION_ID PERK_WEBHOOK_KEY

application_port=$(free_port)
"$python" examples/app.py "$application_port" &
started+=("TERM $!")

# ---- the gateway ----

gateway_port=$(free_port)
metrics_port=$(free_port)
sed -e "s#/opt/perk/lua#$PWD/lua#g" -e "s#/opt/perk/5\.1#$lua/5.1#g" -e "s#127\.0\.0\.1:9100#${sandbox#http://}#g" \
    -e "s#127\.0\.0\.1:9000#127.0.0.1:$application_port#g" -e "s#127\.0\.0\.1:8080#127.0.0.1:$gateway_port#g" \
    -e "s#127\.0\.0\.1:8081#127.0.0.1:$metrics_port#g" examples/nginx/nginx.conf >"$work/nginx.conf"
ln -s "$(nginx -V 2>&1 | sed -n 's/.*--modules-path=\([^ ]*\).*/\1/p')" "$work/modules" # Debian's files name it so
nginx -p "$work" -c nginx.conf -e error.log -g "pid nginx.pid;" &
started=("QUIT $!" "${started[@]}") # the first to stop: it still sends its events
gateway=http://127.0.0.1:$gateway_port metrics=http://127.0.0.1:$metrics_port
until_true listens "$metrics_port"
until_true listens "$application_port"

# ---- what it does ----

heading "a request of a user without a token, and the health"
curl --silent --output "$work/offers" --write-out '%{http_code}, %{size_download} bytes\n' "$gateway/v2/issuers/$KARD_ORGANIZATION_ID/users/$(credential user_id)/offers"
curl --silent "$metrics/health"

heading "the same offers, shortened"
curl --silent --output "$work/offers" --write-out '%{http_code}, %{size_download} bytes\n' "$gateway/offers/$(credential user_id)"

deliver() { # text, arguments of curl
    printf '%s: ' "$1"
    curl --silent --output "$work/answer" --write-out '%{http_code}\n' "${@:2}" "$gateway/webhooks"
}
event='{"data":{"type":"earnedRewardSettled","id":"n-1","attributes":{}}}'
signature=$(printf %s "$event" | openssl dgst -sha256 -hmac "$PERK_WEBHOOK_KEY" -binary | base64)
head -c 1048577 /dev/zero >"$work/large"

heading "webhooks"
deliver "signed" --data "$event" --header "notify-signature: $signature"
deliver "the same again, which the application does not see" --data "$event" --header "notify-signature: $signature"
deliver "changed" --data "$event " --header "notify-signature: $signature"
deliver "without a signature" --data "$event"
deliver "too large" --data-binary "@$work/large" --header "notify-signature: $signature" --header "Expect:"
deliver "not a POST" --header "notify-signature: $signature"

heading "metrics"
curl --silent "$metrics/metrics" | grep -v '^#'
