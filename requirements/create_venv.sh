#!/bin/sh
# Create the virtual environment $1 (.venv) with pip in it, or say what to install first.
#
# Python: $PYTHON where it is set, else the newest of the candidates that runs and is 3.11 or later. A name on PATH is
# no proof (version managers put dead stand-ins there), so each candidate is run. Debian and Ubuntu ship python3
# without ensurepip: then the environment is made without pip, and a pip from outside is asked to put one in.
set -eu

venv=${1:-.venv}
recent='import sys; sys.exit(sys.version_info < (3, 11))'

works() { # the environment stands and is of use
    [ -x "$venv/bin/python" ] && "$venv/bin/python" -c "$recent" 2>/dev/null &&
        "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3.13 python3.12 python3.11 python3 python
    fi
    for candidate in "$@"; do
        if "$candidate" -c "$recent" >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    cat >&2 <<'EOF'
没有找到 Python 3.11 或更新的版本。请先安装，例如：
    Debian 12 / Ubuntu 24.04：sudo apt install python3 python3-venv
    Fedora：                  sudo dnf install python3
如果装在别的位置，可以这样指定：make PYTHON=/路径/python3.12
Python 3.11 or later was not found. Install it (commands above), or name it: make PYTHON=/path/to/python3.12
EOF
    return 1
}

if works; then
    exit 0
fi
python=$(find_python)
echo "正在用 $("$python" --version) 准备运行环境 $venv（第一次需要联网下载，约一分钟） · setting up $venv"

"$python" -m venv --clear "$venv" >/dev/null 2>&1 || true
if ! works && "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear --without-pip "$venv" >/dev/null 2>&1 &&
        "$python" -m pip --python "$venv/bin/python" install --quiet pip || true
fi
if ! works && command -v uv >/dev/null 2>&1; then
    uv venv --quiet --clear --seed --python "$python" "$venv" || true
fi
if ! works; then
    rm -rf "$venv"
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    cat >&2 <<EOF
$python 缺少建立虚拟环境的组件（venv 或 pip）。请先安装，再运行一次 make：
    Debian / Ubuntu：sudo apt install python$version-venv
    其他系统：       安装 python3-pip，或者安装 uv（https://docs.astral.sh/uv/）
$python cannot create a virtual environment (it has neither ensurepip nor pip). Install one of the above, then run make again.
EOF
    exit 1
fi
