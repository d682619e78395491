#!/usr/bin/env bash
# Starts and stops Pafta for the load tool of ../shared/peers: bench-server.sh start|stop. Needs PEERS_WORK and PAFTA_BINARY.
set -eu
pid_file=$PEERS_WORK/run/pafta.pid

case ${1:-} in
    start)
        setsid "$PAFTA_BINARY" serve --home "$PEERS_WORK/kent" --port 8090 \
            >"$PEERS_WORK/log/pafta.log" 2>&1 </dev/null &
        echo $! >"$pid_file"
        ;;
    stop)
        [ -f "$pid_file" ] || exit 0
        pid=$(cat "$pid_file")
        rm -f "$pid_file"
        # The number may belong to another program by now.
        [ "$(readlink "/proc/$pid/exe" 2>/dev/null)" = "$(readlink -f "$(dirname "$PAFTA_BINARY")/pafta-server")" ] || exit 0
        kill "$pid"
        for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || exit 0; sleep 0.1; done
        kill -9 "$pid"
        ;;
    *) echo "usage: bench-server.sh start|stop" >&2; exit 2 ;;
esac
