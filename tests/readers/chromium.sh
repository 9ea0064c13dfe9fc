#!/bin/sh
# The system's browser, without a sandbox (tests also run as root) and without conversations of its own.
exec chromium --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run --disable-sync \
	--disable-background-networking --disable-component-update "$@"
