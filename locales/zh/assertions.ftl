# 检查项的预期、现状和建议。ID、名称和 AWS 术语与控制台显示的一致。

## Kinds of resources

kind-vpc = VPC
kind-security-group = 安全组
kind-file-system = EFS 文件系统
kind-load-balancer = 负载均衡器
kind-target-group = 目标组
kind-cluster = ECS 集群
kind-task-definition = 任务定义
kind-service = ECS 服务
kind-database = RDS 数据库
kind-instance = EC2 实例
kind-iam-role = IAM 角色

internet-gateway = 互联网网关
nat-gateway = NAT 网关
execution-role = 任务执行角色
task-role = 任务角色

## Existence

name-exact = 名称：{ $name }
name-example = 例如：{ $name }
exists-expected = { $kind }（{ $name }）
exists-expected-in = { $kind }（{ $name }，VPC：{ $vpc }）
exists-expected-any = { $kind }
exists-expected-any-in = { $kind }（VPC：{ $vpc }）
exists-saw = { $name }：{ $how }
found-wired = { $kind }“{ $from }”正在使用
found-named = 按名称找到
found-nearly-named = 按相近的名称找到
found-sole = 此处唯一的一个
found-best-fit = 多个候选中最符合要求的一个
exists-other-name = 名称为 { $name }；实验页面中为 { $asked }。使用此名称也可以。
exists-others = 存在多个候选：检查的是 { $name }，未检查 { $others }。
exists-other-vpc = { $name } 位于 { $vpc }
exists-other-vpc-fix = { $kind }创建后无法更改 VPC，请在 { $vpc } 中重新创建。
exists-other-vpc-fix-cluster = 请在 { $vpc } 中还原 { $name } 所在集群的快照。集群无法移动到其他 VPC，而新建的数据库是空的。
exists-other-vpc-fix-database = 将 { $name } 移动到 { $vpc }：在 { $vpc } 中创建数据库子网组，其中要有一个子网位于该实例的可用区，然后在 Modify 中选择该子网组和 { $vpc } 的安全组。在此之前，如果实例已停止，请先启动；如果是 Multi-AZ，请先转换为 Single-AZ。新建的数据库是空的。
exists-absent = { $kind }“{ $name }”不存在
exists-absent-near = { $kind }“{ $name }”不存在，但有 { $near }
exists-absent-apart = { $absent }（似乎不属于本次实验：{ $others }）
exists-absent-made-by = { $absent }；{ $name } 的状态为 { $state }
exists-absent-made-by-because = { $absent }；{ $name } 的状态为 { $state }：“{ $reason }”
exists-absent-any = { $kind }不存在
exists-absent-fix = { $kind }尚未创建，请按照实验页面创建。
unsure-fix = 请先确认 { $name } 是否属于本次实验：账户中没有任何内容表明这一点。{ $fix }
resource-missing = { $kind }“{ $name }”不存在
resource-missing-any = { $kind }不存在

## Properties

property-expected = { $resource }：{ $property } = { $asked }
property-saw = { $resource }：{ $property } = { $value }
property-pending = { $resource } 的状态为 { $value }
property-unfinished = { $resource } 为 { $value }，但已启动的操作尚未结束
property-otherwise = { $resource } 不存在，但不需要：{ $other } 存在
property-advice = { $actual }；实验页面中为 { $asked }
property-fix = 请将 { $resource } 的 { $property } 改为 { $asked }。如果控制台不支持更改，请按照实验页面新建一个并改用它。
property-state-fix = 请在控制台中打开 { $resource }，查明其状态为何不是 { $asked }。如果无法恢复，请按照实验页面新建一个。
property-fixed-fix = { $resource } 的 { $property } 无法更改。请按照实验页面新建一个（{ $asked }）并改用它。
property-declared-fix = 请将 { $resource } 的 { $property } 改为 { $asked }。
asked-one-of = { $values }
asked-at-least = 至少 { $least }
asked-absent = 未设置
asked-other-than = { $values } 以外的值
works-all-the-same = { $actual }。但仍可正常使用：{ $proof }。实验页面中为：{ $asked }。

## selection_rules

selection-expected = { $resource }：包含 { $container } 的所有表的选择规则
selection-saw = { $resource } 的选择规则包含 { $container } 的所有表
selection-saw-parts = { $resource } 的选择规则包含 { $container } 中所需的表
selection-advice = 与实验页面不同，规则未包含 { $container } 的所有表。
selection-none = { $resource } 的选择规则未包含 { $container }
selection-without = { $resource } 的选择规则遗漏了 { $container } 的 { $parts }
selection-fix = 修正 { $resource } 的选择规则，使其包含 { $container } 的所有表。
renaming-expected = { $resource }：没有重命名 { $schema } 或其表的转换规则
renaming-saw = { $resource } 的转换规则保留 { $schema } 及其表的名称
renaming-schema = { $resource } 的一条转换规则将 { $schema } 重命名为 { $name }
renaming-tables = { $resource } 的转换规则重命名了 { $schema } 的 { $tables }
renaming-fix = 请删除 { $resource } 中重命名 { $schema } 或其表的转换规则，并重新加载这些表。
wait-minutes = 这通常需要几分钟。请稍后再次检查。
wait-mount-target = 挂载目标通常在两分钟内可用。请稍后再次检查。
wait-deployment = 部署通常需要三到五分钟。请稍后再次检查。
wait-targets = 新目标通常需要一到三分钟才能变为正常（healthy）。请稍后再次检查。

## Security groups

sg-expected = { $group } 允许{ $direction } { $protocol } { $ports }
sg-saw = { $group } 允许{ $direction } { $protocol } { $ports }
sg-from = 来自 { $peer } 的
sg-to = 发往 { $peer } 的
sg-anywhere = 0.0.0.0/0 (任何位置)
sg-peer = { $name }
sg-by-address = { $count ->
   *[other] 规则中填写的是地址范围 { $ranges }
}；实验页面中为 { $peer }。
sg-narrower = 规则只适用于 { $range }；实验页面中为任何位置。请将源改为 0.0.0.0/0。
sg-fewer-ports = 必需的端口已开放；实验页面开放的是 { $ports }。
sg-database-port = 数据库使用端口 { $port }；实验页面中为 { $asked }。
sg-refused = { $group }：{ $why }
sg-no-rules-in = 没有入站规则
sg-no-rules-out = 没有出站规则
sg-other-protocol = 规则“{ $rule }”的协议不是 { $protocol }
sg-other-port = 规则“{ $rule }”不包含端口 { $ports }
sg-only-ipv6 = 规则“{ $rule }”仅适用于 IPv6
sg-other-peer = 规则“{ $rule }”的对象不是 { $peer }
sg-none-fits = 没有符合要求的规则，现有规则：{ $rules }
sg-fix-in = 请在 { $group } 中添加入站规则：{ $protocol } { $ports }，源为 { $peer }。
sg-fix-out = 请在 { $group } 中添加出站规则：{ $protocol } { $ports }，目标为 { $peer }。

carries-expected = { $resource } 的安全组为 { $group }
carries-saw = { $resource } 的安全组为 { $group }
carries-others = { $resource } 还关联了 { $others }。
carries-instead = { $resource } 的安全组为 { $carried }，而不是 { $group }。规则的效果相同。
carries-other = { $resource }：安全组为 { $carried }，而不是 { $group }
carries-fix = 请将 { $resource } 的安全组由当前的改为 { $group }。
carries-fix-beside = 请为 { $resource } 添加安全组 { $group }（保留：{ $kept }）。
manual-saw = 讲师已确认
manual-expected = 由讲师确认

## Network

vpc-dns-expected = { $vpc } 已启用 DNS 支持和 DNS 主机名
vpc-dns-saw = { $vpc } 已启用这两项设置
vpc-dns-off = { $vpc } 未启用：{ $attributes }
vpc-dns-fix = 请启用 { $attributes }：在 VPC 控制台中选择 { $vpc }，然后选择“Edit VPC settings”（编辑 VPC 设置）。
subnets-missing = 在 { $vpc } 中未找到 { $subnets }
stack-fix = 请重新部署实验的 CloudFormation 堆栈，或咨询讲师。
route-expected = { $subnets } 的默认路由目标：{ $gateway }
route-saw = { $subnets } 的默认路由目标：{ $gateway }
route-wrong = { $subnet }（路由表 { $table }）：{ $what }
route-wrong-several = { $problems }
route-none = 没有默认路由
route-blackhole = 默认路由指向的 { $gateway } 已不存在（blackhole）
route-other = 默认路由指向 { $gateway }
route-nat-gone = NAT 网关 { $gateway } 不存在
route-nat-state = NAT 网关 { $gateway } 的状态为 { $state }
route-nat-not-public = NAT 网关 { $gateway } 不在公有子网中
route-fix = 请将路由表 { $table } 中 0.0.0.0/0 的目标改为可用的网关（{ $gateway }）。
acl-expected = { $subnets } 的网络 ACL 允许实验的流量及其响应通过
acl-saw = { $acls } 允许 { $subnets } 的这些流量通过
acl-blocks-in = { $acl }（{ $subnet }）阻止来自 { $peer } 的入站 TCP { $ports }（规则 { $rule }）
acl-blocks-out = { $acl }（{ $subnet }）阻止发往 { $peer } 的出站 TCP { $ports }（规则 { $rule }）
acl-fix-in = 请在 { $acl } 中使用更小的规则编号，允许来自 { $peer } 的入站 TCP { $ports }。
acl-fix-out = 请在 { $acl } 中使用更小的规则编号，允许发往 { $peer } 的出站 TCP { $ports }。

## Reachability

reaches-expected = { $from } → { $to }：可通过 TCP { $ports } 连接
reaches-expected-endpoint = { $from } → { $to }：可连接到其端口
reaches-name = { $name }
reaches-internet = 互联网
reaches-carrier = { $groups }
reaches-saw = { $from } → { $to }：可通过 TCP { $ports } 连接；检查对象：{ $looked }
reaches-blocked = { $from } → { $to }：无法通过 TCP { $ports } 连接。原因：{ $blockers }
reaches-fix = 要放行该流量，请进行以下更改：{ $changes }。
blocker-coded = { $what } [{ $code }]
blocker-groups-in = { $groups } 未允许 TCP { $ports } 入站（源：{ $peer }）
blocker-groups-out = { $groups } 未允许 TCP { $ports } 出站（目标：{ $peer }）
blocker-no-route = { $table }（{ $subnet }）没有通往互联网的合适路由
blocker-no-route-hosts = { $table }（{ $subnet }）既没有通往互联网的合适路由也没有用于 { $hosts } 的 VPC 终端节点
blocker-dead-route = { $table } 中 { $destination } 的路由指向的 { $target } 已不存在（blackhole）
blocker-private-nat = 私有 NAT 网关 { $gateway } 无法通往互联网
blocker-no-public-address = { $service } 的任务在公有子网 { $subnet } 中没有公有 IP 地址
blocker-internal = { $load_balancer } 是内部（internal）负载均衡器
blocker-other-vpc = 双方位于不同的 VPC（{ $from } 与 { $to }）
blocker-no-mount-target = { $file_system } 在 { $zone } 中没有挂载目标
blocker-zone = { $load_balancer } 未启用有任务运行的可用区 { $zone }
blocker-public-access = VPC Block Public Access（{ $mode }）阻止 { $place } 与互联网之间的流量
blocker-dns = { $vpc } 未启用 { $attribute }
change-allow-in = 在 { $group } 中添加入站规则“TCP { $ports }，源为 { $peer }”
change-allow-out = 在 { $group } 中添加出站规则“TCP { $ports }，目标为 { $peer }”
change-acl-in = 在 { $acl } 中添加入站规则 { $number }“允许 TCP { $ports }，源为 { $peer }”
change-acl-out = 在 { $acl } 中添加出站规则 { $number }“允许 TCP { $ports }，目标为 { $peer }”
change-acl-remove-in = 从 { $acl } 中删除入站规则 { $number }
change-acl-remove-out = 从 { $acl } 中删除出站规则 { $number }
change-route = 将 { $table } 中 { $destination } 的目标改为可用的网关（{ $gateway }）
change-route-remove = 从 { $table } 中删除 { $destination } 的路由
change-dns = 在 { $vpc } 中启用 { $attribute }
change-exclusion = 在 VPC Block Public Access 中为 { $vpc } 添加允许双向流量的排除项
change-exclusion-mode = 将 VPC Block Public Access 的排除项 { $exclusion } 改为允许双向流量
change-exclusion-refused = 请组织管理员允许将 { $vpc } 排除在 VPC Block Public Access 之外（组织已禁用排除项）
change-public-ip = 为 { $service } 启用“Public IP”（公有 IP）
change-mount-target = 在 { $zone } 中为 { $file_system } 添加挂载目标
change-replace = 删除 { $resource } 并重新创建
change-internet-facing = 使用“internet-facing”模式重新创建 { $load_balancer }
change-public-subnet = 将 { $load_balancer } 的子网 { $subnet } 换成公有子网
change-zone = 为 { $load_balancer } 添加 { $zone } 的公有子网
change-vpc = 在 { $vpc } 中重新创建 { $resource }

## IAM roles

role-expected = { $role } 可由 { $service } 代入，并允许 { $actions }
role-saw = { $role } 可由 { $service } 代入，并允许 { $actions }
role-absent = 角色 { $role } 不存在
role-absent-fix = 请选择已有的角色；实验的堆栈会创建一个。
role-untrusted = { $role } 无法由 { $service } 代入
role-untrusted-fix = 请将 { $service } 添加到 { $role } 的信任策略。
role-trust-denied-fix = 请从 { $role } 的信任策略中删除拒绝 { $service } 的语句。
role-trust-condition-fix = 请修改 { $role } 的信任策略中关于 { $key } 的条件：它与此账户不符。
role-lacks = { $role } 不允许 { $action }
role-lacks-fix = 请像实验的堆栈那样，在 { $role } 的内联策略中允许 { $action }。
role-denied = 策略 { $policy } 拒绝 { $role } 执行 { $action }
role-denied-fix = 请从 { $role } 的策略 { $policy } 中删除拒绝 { $action } 的语句。
role-bounded = { $role } 的权限边界 { $boundary } 不允许 { $action }
role-bounded-fix = 请在 { $boundary } 中允许 { $action }，或移除 { $role } 的权限边界。
task-role-expected = { $definition } 的{ $which }为 { $role }
task-role-none = { $definition } 没有{ $which }
task-role-fix = 请创建新的修订版，并将{ $which }设为 { $role }。

## Parameters

parameter-expected = { $name }（{ $type }）：{ $value }
parameter-value-is = { $value }
parameter-value-endpoint = { $database } 的终端节点
parameter-value-any = 任意值
parameter-saw = { $name }（{ $type }）
parameter-absent = { $region } 中没有参数 { $name }
parameter-absent-fix = 请创建类型为 { $type } 的参数 { $name }，名称必须完全一致，且不带路径。
parameter-slash = 名称以斜杠开头；实验页面中为 { $name }。
parameter-plain = { $name } 是普通的 String：任何有权读取参数的人都能看到它的值。实验页面中为 SecureString。
parameter-port = 值的末尾带有端口（{ $value }）；实验页面中只有主机名。
parameter-instance = { $value } 是集群中单个实例的终端节点，故障转移后无法写入。最好使用写入器终端节点 { $asked }。
parameter-reader = { $value } 是集群的读取器终端节点，只有在集群没有其他实例时才能写入；最好使用写入器终端节点 { $asked }。
parameter-wrong = { $name }：{ $why }
parameter-empty = 值为空
parameter-space = 值的前面或后面有空格：“{ $value }”
parameter-scheme = 值是带有 http:// 的地址（{ $value }），而不是主机名
parameter-identifier = 值是实例的名称（{ $value }），而不是其终端节点
parameter-other-database = 值是另一个数据库（{ $database }）的终端节点
parameter-other-host = 值 { $value } 不是实验数据库的终端节点
parameter-port-missing = 值中没有端口，而数据库使用端口 { $port }
parameter-port-other = 值 { $value } 中的端口不是数据库使用的端口 { $port }
parameter-read-only = 值是集群的读取器终端节点（{ $value }），无法写入
parameter-other = 值为 { $value }
text-hidden = （不显示，因为可能是密码）
parameter-fix = 请将 { $name } 改为 { $value }。如果已经创建了服务，请随后强制新部署。
parameter-empty-fix = 请为 { $name } 设置一个值。如果已经创建了服务，请随后强制新部署。
parameter-space-fix = 请删除 { $name } 的值前面或后面的空格。如果已经创建了服务，请随后强制新部署。

## EFS

mount-targets-expected = { $file_system }：{ $subnets } 所在的可用区中都有可用的挂载目标
mount-targets-saw = { $file_system }：{ $zones } 中有可用的挂载目标
mount-targets-zone = { $file_system }：{ $zone } 中没有挂载目标，现有位置：{ $found }
mount-targets-zone-fix = 请在 { $zone } 中添加挂载目标；实验页面使用的子网是 { $subnets }。
mount-targets-other-vpc = 不在 { $vpc } 中的挂载目标：{ $targets }
mount-targets-other-vpc-fix = 请删除 { $file_system } 的挂载目标，并在 { $vpc } 中重新创建。
mount-targets-elsewhere = 挂载目标位于 { $subnets }；实验页面使用相同可用区中的其他子网。

volume-expected = { $definition } 有 { $file_system } 的 EFS 卷
volume-saw = { $file_system } 的卷 { $volume }
volume-none = { $definition } 没有 EFS 卷
volume-other = { $definition } 挂载的是其他文件系统：{ $found }
volume-root = 卷 { $volume } 的根目录是 { $root }，该目录可能不存在
volume-root-fix = 请创建新的修订版，并将卷 { $volume } 的根目录设为“/”。
volume-fix = 请创建新的修订版，并添加 { $file_system } 的 EFS 卷。
volume-unencrypted = 卷 { $volume } 挂载时未启用传输中加密：读写的内容会在网络上明文传输。
volume-access-point = 该卷使用接入点 { $point }，未检查其目录。
mount-expected = EFS 卷挂载到 { $path }
mount-saw = { $container } 将其挂载到 { $path }
mount-none = { $container } 没有 EFS 卷的挂载点
mount-other = { $container } 将其挂载到 { $paths }
mount-fix = 请创建新的修订版，并将挂载点设为 { $path }。

## Load balancer

lb-subnets-expected = { $load_balancer } 位于 { $subnets }
lb-subnets-saw = { $load_balancer } 位于 { $subnets }
lb-subnets-wrong = { $load_balancer } 位于 { $subnets }，而不是实验 VPC 的公有子网
lb-zones-few = { $load_balancer } 仅位于 { $subnets }
lb-subnets-fix = 请编辑负载均衡器的子网：{ $subnets }。
listener-expected = { $load_balancer } 的侦听器 { $listener }：转发到 { $target_group }
listener-saw = { $load_balancer } 的侦听器 { $listener }：转发到 { $target_group }
listener-absent = { $load_balancer } 没有端口 { $port } 的侦听器，现有侦听器：{ $found }
listener-protocol = { $load_balancer } 的侦听器为 { $listener }
listener-other = { $load_balancer } 的侦听器 { $listener }：{ $does }
listener-some = { $path }：{ $load_balancer } 的侦听器 { $listener }：{ $does }
listener-advice = { $load_balancer } 的侦听器 { $listener }：{ $does }；页面要求侦听器转发所有请求
action-forward = 转发到 { $groups }
action-fixed = 返回固定响应 { $status }
action-redirect = 重定向到 { $url }
action-circle = 循环重定向
action-no-listener = 重定向到 { $listener }，但没有对应的侦听器
action-share = 将 { $percent }% 的请求发送到 { $group }
action-share-dead = 将 { $percent }% 的请求发送到没有正常目标的 { $group }
action-other = 执行其他操作（{ $type }）
listener-fix = 请让侦听器 { $listener } 将所有请求转发到 { $target_group }；如果没有该侦听器，请添加。

## Task definition

container-none = { $definition } 没有容器
image-expected = 镜像 { $image }
image-saw = { $container } 使用镜像 { $image }
image-fix = 请创建使用镜像 { $image } 的新修订版。
image-elsewhere = { $image } 来自 Docker Hub，后者限制匿名下载：全班共用一个 NAT 网关时，很快就会遇到“toomanyrequests”。实验页面中为 { $asked }。
image-mirror = { $image } 来自另一个注册表，这里无法确认它是否是同一个镜像；实验页面中为 { $asked }。
image-digest = 镜像仅由摘要指定，这里无法确认其版本和变体；实验页面中为 { $asked }。
image-tag = 标签为 { $tag }；实验页面中为 { $asked }。
image-variant = { $saw }：变体 { $variant } 不在端口 { $port } 上侦听
image-behind = 变体 { $variant } 不在端口 { $port } 上侦听；{ $proxy } 必须将请求转发给它。
port-expected = { $definition } 的容器映射端口 { $port }（TCP）
port-saw = { $container } 映射端口 { $port }
port-other = { $definition } 映射的端口：{ $found }
port-fix = 请创建新的修订版，并让容器映射端口 { $port }（TCP）。
secrets-expected = 使用 ValueFrom：{ $pairs }
secrets-saw = { $container } 从参数存储获取 { $variables }
secrets-wrong = { $container }：{ $problems }
secret-plain = { $variable } 是直接填写的值（应为 ValueFrom）
secret-absent = 缺少 { $variable }
secret-elsewhere = { $variable } 只在 { $container } 中设置
secret-other = { $variable } 来自 { $value }（应为 { $parameter }）
secret-manager = { $variable } 来自 Secrets Manager；实验页面使用参数 { $parameter }。
variable-other = { $variable } 不是 { $asked }，因此 WordPress 找不到已迁移的表
variable-advice = { $variable } 不是 { $asked }。请确认数据库中有带此前缀的表。
variable-fix = 请创建不含 { $variable } 或其值为 { $asked } 的新修订版。
log-group-expected = 日志组存在，或任务执行角色有权创建日志组
log-group-none = { $definition } 不收集日志，这没有问题
log-group-saw = 日志组：{ $groups }
log-group-absent = { $container } 写入的日志组 { $group } 不存在，任务执行角色也无权创建
log-group-fix = 请创建日志组 { $group }，或在新的修订版中关闭日志收集。

## Service

launch-expected = { $service } 使用 { $asked } 运行
launch-saw = { $service } 使用 { $found } 运行
launch-other = { $service } 使用 { $found } 运行。网站可能仍可访问，但实验页面要求使用 { $asked }
launch-fix = 请删除该服务，并使用 { $asked } 重新创建。
launch-advice = 服务使用 { $found } 运行，AWS 可能会在提前两分钟通知后收回容量。
platform-expected = { $service } 的平台版本为 { $at_least } 或更高
platform-saw = { $service }：{ $found }
platform-old = { $service } 的平台版本为 { $found }，无法挂载 EFS
platform-fix = 请将服务更新到平台版本 { $at_least } 或 LATEST，并强制新部署。
task-subnets-expected = { $service } 在 { $subnets } 中运行
task-subnets-saw = { $service } 在 { $subnets } 中运行
task-subnets-none = { $service } 没有子网
task-subnets-other-vpc = { $subnet } 位于其他 VPC
task-subnets-no-public-ip = { $subnet } 是公有子网，但任务在其中没有公有 IP 地址，因此无法访问互联网
task-subnets-no-way-out = { $subnet } 没有通往互联网的路由
task-subnets-fix = 请将服务的联网更新为 { $subnets }。如果控制台不支持更改，请删除服务后重新创建。
task-subnets-public = 任务在 { $subnets } 中运行并具有公有 IP 地址，对互联网开放；实验页面使用私有子网。
task-subnets-one-zone = 所有任务都在同一个可用区中运行：该可用区发生故障时，网站也会中断。
service-tg-expected = { $service } 将端口 { $port } 注册到 { $target_group }
service-tg-saw = { $service } 将 { $container }:{ $port } 注册到 { $target_group }
service-tg-none = { $service } 没有负载均衡器
service-tg-other = { $service } 将任务注册到 { $found }
service-tg-port = { $service } 注册的端口是 { $port }
service-tg-fix = 请更新或重新创建服务，使用目标组 { $target_group } 和容器端口 { $port }。
revision-expected = { $service } 使用 { $definition }
revision-saw = { $service } 使用 { $found }
revision-other = { $service } 仍在使用 { $found }；符合实验页面的修订版是 { $wanted }
revision-fix = 请将服务更新到 { $wanted }，并强制新部署。
desired-expected = { $service } 的所需任务数为 { $count }
desired-saw = { $service } 的所需任务数为 { $count ->
   *[other] { $count }
}
desired-few = 实验页面要求 { $count } 个任务：任务更少时，每次部署或故障都会造成中断。
desired-fix = 请更新服务，将所需任务数设为 { $count }。
scaling-expected = { $service } 在 { $bounds } 个任务之间自动扩展（{ $metric }，目标值 { $target }）
scaling-saw = { $service } 在 { $bounds } 个任务之间自动扩展
scaling-none = { $service } 未配置自动扩展。
scaling-bounds = 扩展范围为 { $bounds } 个任务；实验页面中为 { $asked }。
scaling-policy = 没有针对 { $metric }、目标值为 { $target } 的目标跟踪策略。
scaling-suspended = 动态扩展已暂停：扩展策略不起作用。
steady-expected = { $service } 的所有任务都在运行，且部署已完成
steady-saw = { $service }：{ $desired } 个任务中有 { $running } 个正在运行，部署已完成
steady-pending = { $service } 正在部署：{ $desired } 个任务中有 { $running } 个正在运行
steady-not = { $service }：{ $desired } 个任务中有 { $running } 个正在运行
steady-fix = 请在 ECS 控制台中查看最近停止的任务。修复后，请选择“Force new deployment”（强制新部署）更新服务：失败的部署不会自行恢复。
targets-expected = { $target_group } 的所有目标均正常
targets-saw = { $target_group }：{ $count ->
   *[other] { $count } 个目标正常
}
targets-none = { $target_group } 没有目标
targets-none-fix = 请让服务将任务注册到该目标组；任务运行后即会注册。
targets-strays = { $target_group } 的这些目标不是其服务的任务：{ $targets }
targets-strays-advice = 这些目标不是该服务的任务：{ $targets }。请取消注册它们；服务会自行注册其任务。
targets-initial = { $target_group }：{ $count ->
   *[other] { $count } 个目标正在接受首次运行状况检查
}
targets-sick = { $target_group }：{ $targets }
targets-fix = 请打开目标组的“Targets”（目标）选项卡，查看运行状况检查的详细信息，然后查看任务。

## Site

site-expected = { $load_balancer } 的地址返回 200 和 { $site } 页面
site-saw = { $url } 返回 { $status } 和 { $site } 页面
site-other-page = { $url } 返回 { $status }，但不是 { $site }：可能是固定响应或其他页面
site-other-page-fix = 请让侦听器转发到目标组，并让容器使用实验页面中的镜像。
site-elsewhere = { $url } 将访问者转到其他地址：{ $host }
site-elsewhere-fix = 请将网站自身的地址设为负载均衡器的地址。
site-502 = { $url } 返回 502：容器的响应不正确或不完整
site-502-fix = 请查看容器的日志和端口。
site-503 = { $url } 返回 503：负载均衡器没有可以转发请求的目标
site-503-fix = 请让服务在目标组中注册正常的任务。
site-504 = { $url } 返回 504：容器未及时响应
site-504-fix = 请查看容器在等待什么：通常是数据库或文件系统。
site-balancer = { $url } 返回 { $status }：由负载均衡器自身响应，例如因为规则或 AWS WAF；请求未到达容器
site-balancer-fix = 请检查侦听器规则以及与负载均衡器关联的 AWS WAF Web ACL。
site-maintenance = { $url } 返回 { $status }，响应来自容器：网站正在更新，或暂时无法提供服务
site-maintenance-fix = 通常十分钟内结束。如果一直如此，请查看容器日志。
site-other-status = { $url } 返回 { $status }
site-other-status-fix = 请在浏览器中打开该地址，并查看容器的日志。
site-refused = { $url } 拒绝或中断连接
site-connect-timed-out = { $url } 没有响应：无法建立连接
site-read-timed-out = { $url } 可以建立连接，但没有响应
site-redirects = { $url } 循环重定向
site-not-http = { $url } 的响应不是 HTTP
site-unreachable-fix = 请查看负载均衡器的模式、子网、安全组和侦听器。
site-no-address = { $resource } 没有公有地址
site-server-unreachable-fix = 检查服务器的公有地址、安全组以及其子网的路由表。
site-server-fix = 在浏览器中打开该地址，并查看 Web 服务器的日志。
site-server-elsewhere-fix = 将网站自身的地址设置为该服务器的地址。

## When something could not be read

unknown-denied = 无法读取：缺少 { $action } 权限
unknown-denied-hint = 请申请 { $action } 权限，或使用具有该权限的凭证。运行“workshop-check policy --suite { $suite }”可查看所需的全部权限。
unknown-denied-scp = 无法读取：组织的服务控制策略（service control policy，SCP）拒绝 { $action }
unknown-denied-rcp = 无法读取：组织的资源控制策略（resource control policy，RCP）拒绝 { $action }
unknown-denied-boundary = 无法读取：您的用户或角色的权限边界（permissions boundary）不允许 { $action }
unknown-denied-session = 无法读取：您的凭证的会话策略（session policy）不允许 { $action }
unknown-denied-endpoint = 无法读取：请求所经过的 VPC 端点的策略不允许 { $action }
unknown-denied-by-hint = 修改您自己的策略无济于事。请联系账户或组织的管理员。
unknown-throttled = 无法读取：AWS 对 { $call } 一直返回“too many requests”
unknown-timed-out = 无法读取：{ $call } 未及时响应
unknown-again-hint = 请在一分钟后再次检查。
unknown-failed = 无法读取：{ $call } 失败，错误为 { $code }：{ $message }
unknown-not-read = 无法判断：快照中没有 { $call } 的结果
unknown-not-read-hint = 请为此检查套件创建新的快照。
unknown-not-recorded-hint = 此演示账户在录制时没有进行该调用。请检查您自己的账户。
unknown-no-field = 无法判断：{ $call } 的所有结果都没有检查套件要读取的字段“{ $field }”
unknown-no-field-hint = 这不能说明账户有问题。请告知检查套件的作者：“keep”下的字段名可能拼写有误，或者该字段应列在“may_lack”下。
unknown-not-modelled = 无法判断：结果取决于 { $what }，而本程序不支持它
unknown-not-modelled-hint = 请与实验页面的要求进行比较：{ $expected }。
unknown-not-confirmed = 尚未确认：AWS 的 API 不提供此信息
unknown-not-confirmed-hint = 请向讲师展示，讲师会在学员名单的“{ $column }”列中标记。
unknown-site-proxy = 无法读取：此计算机与网站之间的代理代替网站作出了响应（{ $how }）
unknown-site-portal = 无法读取：此计算机所在的网络代替网站作出了响应，例如强制门户或 Web 过滤器（{ $how }）
unknown-site-resolver = 无法读取：此计算机的 DNS 解析程序无法解析 { $how }，但 AWS 中有该名称。新负载均衡器的名称需要一两分钟才能解析
unknown-site-inspection = 无法读取：证书来自未知的颁发机构，例如此计算机所在的网络在检查 TLS（{ $how }）
unknown-site-network = 无法读取：此计算机所在的网络无法到达网站（{ $how }）
unknown-site-hint = 这并不说明账户有问题。请从其他网络或不使用代理（NO_PROXY）再次检查，或在浏览器中打开网站。
unknown-site-addresses = 无法读取：无法连接，负载均衡器的安全组只允许部分地址（{ $how }），其中可能不包括此计算机的地址
unknown-site-addresses-hint = 请从规则允许的地址进行检查，或让规则允许所有地址（0.0.0.0/0）。

root-cause-summary = { $title }：{ $actual }

## What AWS says at run time

symptom-found = { $actual }。{ $meaning }
symptom-found-quoted = { $actual }。{ $meaning }。{ $quote }
symptom-unknown = { $actual }。{ $quote }
symptom-unknown-fix = 请在 ECS 控制台中查看最近停止的任务。修复后，请选择“Force new deployment”（强制新部署）更新服务。
symptom-fixed-since = { $actual }。上次部署已停止。原因现在已解决。{ $quote }
symptom-fixed-since-fix = 请选择“Force new deployment”（强制新部署）更新服务：已停止的部署不会自行恢复。
aws-says = AWS 的消息：“{ $text }”
aws-says-aged = AWS 的消息（{ $age }）：“{ $text }”
age-seconds = 不到 1 分钟前
age-minutes = { $count ->
   *[other] { $count } 分钟前
}
age-hours = { $count ->
   *[other] { $count } 小时前
}
age-days = { $count } 天前
evidence-text = { $source }：{ $text }
evidence-aged = { $source }（{ $age }）：{ $text }
evidence-task = 已停止的任务
evidence-container = 容器
evidence-sidecar = 其他容器
evidence-event = 服务事件
evidence-deployment = 部署
evidence-target = 目标
evidence-site = 网站
evidence-resource = AWS
evidence-exit-code = 退出代码 { $code }
evidence-exit-code-of = { $container }：退出代码 { $code }

# 在其他区域找到。$absent 是上面关于缺少某项的消息之一。
elsewhere-found = { $absent }；找到的位置：{ $places }
elsewhere-fix = 请在 { $here } 中创建 { $what }。如果您在 { $region } 中工作，请使用 --region { $region } 检查。
elsewhere-vpc-fix = { $name } 在 { $region } 中：请使用 --region { $region } 检查。

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } 以只读方式将其挂载到 { $path }：无法保存上传的内容
mount-read-only-fix = 请创建新的修订版，并取消挂载点 { $path } 的只读设置。
parameter-type = { $name } 的类型为 { $type }；实验页面中为 String，此处只能检查 String 的值。
parameter-type-read = { $name } 的类型为 { $type }；实验页面中为 String。
parameter-other-user = 值为 { $value }；数据库的主用户是 { $user }。请确认数据库中存在这两个用户。
task-role-both = 实验页面将任务角色和任务执行角色都设为 { $role }；目前只设置了其中一个。
