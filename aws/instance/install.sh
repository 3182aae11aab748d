#!/bin/bash
# Makes an instance of Amazon Linux 2023 one of the two servers: installs Java and the provisioned WildFly, starts it with
# systemd, waits until it is ready, and tells CloudFormation. The launch template's user data writes the two files that
# this reads, unpacks this folder to /opt/image-pipeline and runs it as root:
#
#   /etc/image-pipeline/environment   what the server needs, in the form of a systemd EnvironmentFile
#   /etc/image-pipeline/instance      SERVER, ARTIFACTS, AWS_DEFAULT_REGION, LOG_GROUP, GROUP and HOOK; where CloudFormation
#                                     made the group also STACK and GROUP_RESOURCE
#
# It can run again: what is as it should be stays untouched, and a server that did not change is not restarted. Any
# failure ends it with a message, and tells CloudFormation that this instance failed, which rolls back.
#
# Tests run it below another root folder, with commands and addresses of their own.
set -euo pipefail

root=${INSTALL_ROOT:-}
metadata=${INSTALL_METADATA:-http://169.254.169.254}
health=${INSTALL_HEALTH:-http://127.0.0.1:9990/health/ready}
patience=${INSTALL_PATIENCE:-300}
settle=${INSTALL_SETTLE:-45}

here=$(cd "$(dirname "$0")" && pwd)
home=$root/opt/image-pipeline
units=$root/etc/systemd/system
packages=(java-17-amazon-corretto-headless amazon-cloudwatch-agent)
changed=no

say() {
    echo "install: $*"
}

fail() {
    say "$*" >&2
    exit 1
}

optional() {
    sed -n "s/^$1=//p" "$root/etc/image-pipeline/instance"
}

setting() {
    local value
    value=$(optional "$1")
    [ -n "$value" ] || fail "$1 is missing in $root/etc/image-pipeline/instance."
    printf '%s' "$value"
}

# Fetches an artifact; a missing one must not look like an empty one.
fetch() {
    aws s3 cp --only-show-errors "$artifacts/$1" "$2" || fail "$artifacts/$1 could not be fetched. Was it uploaded?"
}

# Whether the second file is there and holds what the first does. (cmp is not on every image.)
same() {
    [ -f "$2" ] && [ "$(sha256sum <"$1")" = "$(sha256sum <"$2")" ]
}

# Puts a file where it belongs, when it is not there with this content already.
put() {
    local mode=$1 from=$2 to=$3
    if same "$from" "$to"; then
        return
    fi
    mkdir -p "$(dirname "$to")"
    install -m "$mode" "$from" "$to"
    changed=yes
    say "wrote $to"
}

# CloudFormation waits for this while it creates or updates the group. At other times (the group grew, or replaced an
# instance) it does not, and refuses the signal: nothing that an instance could mend.
signal() {
    local token id
    [ -n "$stack" ] || return 0
    token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/latest/api/token")
    id=$(curl -fsS -H "X-aws-ec2-metadata-token: $token" "$metadata/latest/meta-data/instance-id")
    aws cloudformation signal-resource --stack-name "$stack" --logical-resource-id "$group_resource" \
        --unique-id "$id" --status "$1" || say "CloudFormation did not wait for the signal $1."
}

stack=$(optional STACK)
group_resource=$(optional GROUP_RESOURCE)
work=$(mktemp -d)
told=no
finish() {
    local status=$?
    rm -rf "$work"
    if [ "$status" -ne 0 ] && [ "$told" = no ]; then
        signal FAILURE
    fi
}
trap finish EXIT

server=$(setting SERVER)
artifacts=$(setting ARTIFACTS)
log_group=$(setting LOG_GROUP)
AWS_DEFAULT_REGION=$(setting AWS_DEFAULT_REGION)
export AWS_DEFAULT_REGION

# ----- Java, and the agent that sends the logs ---------------------------------------------------------------------

if ! rpm -q "${packages[@]}" >/dev/null 2>&1; then
    dnf install -y -q "${packages[@]}" || fail "dnf could not install ${packages[*]}."
    say "installed ${packages[*]}"
fi

# ----- The server ---------------------------------------------------------------------------------------------------

id wildfly >/dev/null 2>&1 || useradd --system --home-dir /opt/image-pipeline --shell /sbin/nologin wildfly

archive=$server-server.tar.gz
fetch "$archive.sha256" "$work/$archive.sha256"
if ! same "$work/$archive.sha256" "$home/server.sha256"; then
    fetch "$archive" "$work/$archive"
    (cd "$work" && sha256sum --quiet -c "$archive.sha256") || fail "$archive is not what its checksum says."
    mkdir "$work/unpacked"
    tar -xzf "$work/$archive" -C "$work/unpacked"
    [ -x "$work/unpacked/server/bin/standalone.sh" ] || fail "$archive holds no server/bin/standalone.sh."
    # The server may write where it keeps its state, and nowhere else.
    chown -R root:root "$work/unpacked/server"
    chown -R wildfly:wildfly "$work/unpacked/server/standalone"
    rm -rf "$home/server"
    mv "$work/unpacked/server" "$home/server"
    cp "$work/$archive.sha256" "$home/server.sha256"
    changed=yes
    say "installed $archive"
fi

# ----- Services -----------------------------------------------------------------------------------------------------

put 644 "$here/wildfly@.service" "$units/wildfly@.service"
put 644 "$here/drain@.service" "$units/drain@.service"
if ! same "$root/etc/image-pipeline/environment" "$home/environment.applied"; then
    cp "$root/etc/image-pipeline/environment" "$home/environment.applied"
    changed=yes
fi

sed "s|@LOG_GROUP@|$log_group|" "$here/logs.json" >"$work/logs.json"
if ! same "$work/logs.json" "$home/logs.applied.json"; then
    put 644 "$work/logs.json" "$home/logs.applied.json"
    "$root/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s \
        -c "file:$home/logs.applied.json"
fi

if [ "$changed" = yes ]; then
    systemctl daemon-reload
    systemctl enable "wildfly@$server" "drain@$server"
    systemctl restart "wildfly@$server" "drain@$server"
else
    say "nothing to change"
fi

# ----- Ready? -------------------------------------------------------------------------------------------------------

deadline=$((SECONDS + patience))
until curl -fsS -o "$work/health" "$health" 2>"$work/health.error"; do
    if [ "$SECONDS" -ge "$deadline" ]; then
        curl -sS "$health" >&2 || true
        fail "The server was not ready within $patience seconds: journalctl -u wildfly@$server says why."
    fi
    sleep 2
done
say "the $server server is ready"
# The load balancer believes it after two checks, 15 seconds apart. Until then no old instance may go.
sleep "$settle"
told=yes
signal SUCCESS
