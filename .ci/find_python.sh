#!/bin/sh
# Print the first Python of the asked versions that really runs: find_python.sh 3.10, or find_python.sh 3.11 3.12 3.13.
# A pyenv shim on PATH may stand for a version that is not active, so each candidate is tried.
# PYTHON310 (PYTHON311, …) names one by hand.
works() {
    [ -n "$1" ] && [ "$("$1" -c 'import sys, venv; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$2" ]
}
for version in "$@"; do
    by_hand=$(eval "echo \"\${PYTHON$(echo "$version" | tr -d .)}\"")
    pyenv_root=${PYENV_ROOT:-$(pyenv root 2>/dev/null || echo "$HOME/.pyenv")}
    for candidate in "$by_hand" "$pyenv_root/versions/$version".*/bin/python "$(command -v "python$version")" \
        "/usr/bin/python$version" "$(command -v python3)"; do
        if works "$candidate" "$version"; then
            echo "$candidate"
            exit 0
        fi
    done
done
exit 1
