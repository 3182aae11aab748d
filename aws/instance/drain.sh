#!/bin/bash
# Waits until the auto-scaling group wants to end this instance, lets the server finish what it holds, and tells the group
# that it may go on. The drain@ unit runs it, with /etc/image-pipeline/instance as its environment.
#
# Stopping the unit sends SIGTERM: WildFly suspends itself, so that it takes no new message and no new request, and ends
# when what it has in work is done, or after org.wildfly.sigterm.suspend.timeout. What is not done then comes again from
# the queue. The group's lifecycle hook waits longer than that, and goes on without an answer if none comes.
set -euo pipefail

server=$1
metadata=${INSTALL_METADATA:-http://169.254.169.254}
interval=${DRAIN_INTERVAL:-5}

say() {
    echo "drain: $*"
}

ask() {
    local token
    token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/latest/api/token") || return
    curl -fsS -H "X-aws-ec2-metadata-token: $token" "$metadata/latest/meta-data/$1"
}

until [ "$(ask autoscaling/target-lifecycle-state 2>/dev/null || true)" = Terminated ]; do
    sleep "$interval"
done

say "the auto-scaling group ends this instance: stopping the $server server"
systemctl stop "wildfly@$server"
say "the $server server has ended"
aws autoscaling complete-lifecycle-action --lifecycle-hook-name "$HOOK" --auto-scaling-group-name "$GROUP" \
    --instance-id "$(ask instance-id)" --lifecycle-action-result CONTINUE
