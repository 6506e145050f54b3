#!/usr/bin/env bash
# The same facts read with the AWS CLI: `cli.sh FOLDER`. It reads what `check` reads of a complete account, and judges nothing.
set -euo pipefail
cd "$1"
role=ecsTaskExecutionRole
aws sts get-caller-identity > identity.json
for list in subnets security-groups route-tables nat-gateways network-acls vpc-endpoints; do
  aws ec2 "describe-$list" > "$list.json"
done
vpc=$(aws ec2 describe-vpcs --query "Vpcs[?Tags[?Value=='TargetVPC']].VpcId | [0]" --output text)
for attribute in enableDnsHostnames enableDnsSupport; do
  aws ec2 describe-vpc-attribute --vpc-id "$vpc" --attribute "$attribute" > "$attribute.json"
done
for system in $(aws efs describe-file-systems --query 'FileSystems[].FileSystemId' --output text); do
  for target in $(aws efs describe-mount-targets --file-system-id "$system" --query 'MountTargets[].MountTargetId' --output text); do
    aws efs describe-mount-target-security-groups --mount-target-id "$target" > "$target.json"
  done
done
aws ssm get-parameters --names DB_HOST DB_NAME DB_USERNAME DB_PASSWORD > parameters.json
aws ssm get-parameters --names /DB_HOST /DB_NAME /DB_USERNAME /DB_PASSWORD > parameters-with-slash.json
for balancer in $(aws elbv2 describe-load-balancers --query 'LoadBalancers[].LoadBalancerArn' --output text); do
  for listener in $(aws elbv2 describe-listeners --load-balancer-arn "$balancer" --query 'Listeners[].ListenerArn' --output text); do
    aws elbv2 describe-rules --listener-arn "$listener" > rules.json
  done
done
for group in $(aws elbv2 describe-target-groups --query 'TargetGroups[].TargetGroupArn' --output text); do
  aws elbv2 describe-target-health --target-group-arn "$group" > health.json
done
clusters=$(aws ecs list-clusters --query 'clusterArns[]' --output text)
for cluster in $clusters; do
  aws ecs describe-clusters --clusters "$cluster" --include SETTINGS > clusters.json
  services=$(aws ecs list-services --cluster "$cluster" --query 'serviceArns[]' --output text)
  # shellcheck disable=SC2086 # one word an ARN
  aws ecs describe-services --cluster "$cluster" --services $services > services.json
  running=$(aws ecs list-tasks --cluster "$cluster" --desired-status RUNNING --query 'taskArns[]' --output text)
  stopped=$(aws ecs list-tasks --cluster "$cluster" --desired-status STOPPED --query 'taskArns[]' --output text)
  # shellcheck disable=SC2086
  aws ecs describe-tasks --cluster "$cluster" --tasks $running $stopped > tasks.json
done
for definition in $(aws ecs list-task-definitions --sort DESC --query 'taskDefinitionArns[]' --output text); do
  aws ecs describe-task-definition --task-definition "$definition" > definition.json
done
aws rds describe-db-instances > databases.json
aws iam get-role --role-name $role > role.json
aws iam list-attached-role-policies --role-name $role > attached.json
for policy in $(aws iam list-role-policies --role-name $role --query 'PolicyNames[]' --output text); do
  aws iam get-role-policy --role-name $role --policy-name "$policy" > policy.json
done
aws application-autoscaling describe-scalable-targets --service-namespace ecs > scalable-targets.json
aws application-autoscaling describe-scaling-policies --service-namespace ecs > scaling-policies.json
