# 实验结束后遗留的资源。$thing、$vpc、$stack、$user、$region、$state、$reason 和 $classes 来自账户。
# $kind 是下面的种类之一；$amount 是下面的金额之一；$sources 是网址，各带日期。

absent-services = ECS 服务
absent-clusters = ECS 集群
absent-task-definitions = 任务定义
absent-load-balancers = 负载均衡器
absent-target-groups = 目标组
absent-file-systems = EFS 文件系统
absent-nat-gateways = NAT 网关
absent-addresses = 弹性 IP 地址
absent-databases = RDS 数据库
absent-instances = EC2 实例
absent-stacks = CloudFormation 堆栈
absent-log-groups = 日志组
absent-parameters = 参数

absent-expected = { $kind }：没有实验遗留的资源
absent-saw = { $kind }（{ $regions }）：实验遗留 0 个，其他 { $count } 个
absent-others = { $things } 可能属于本实验。如果是，请一并删除，因为这些资源会产生费用。

absent-thing = { $thing }
absent-thing-in = { $vpc } 中的 { $thing }
absent-thing-of-stack = 堆栈 { $stack } 创建的 { $thing }
absent-thing-of = 与 { $user } 关联的 { $thing }
absent-thing-outlived = VPC 已不存在的 { $thing }
absent-thing-elsewhere = { $thing }（区域：{ $region }）
absent-thing-stuck = { $thing }（AWS 未能将其删除：{ $reason }）
absent-thing-going = { $thing }（{ $state }）
absent-thing-going-with = { $thing }（随堆栈 { $stack } 一起删除）

absent-left = 仍然存在：{ $things }。{ $cost }
absent-fix = 请删除 { $things }。
absent-fix-with-stack = 请删除堆栈 { $stack }，{ $things } 会随之一起删除。
absent-protected-load-balancer = { $fix }如果 AWS 以“OperationNotPermitted”拒绝，请先关闭其删除保护：EC2 → Load Balancers → Attributes → Edit。
absent-protected-instance = { $fix }如果 AWS 以“OperationNotPermitted”拒绝，请先关闭其终止保护：EC2 → Instances → Actions → Instance settings → Change termination protection。
absent-protected-stack = { $fix }如果 AWS 回答终止保护已启用，请先将其关闭：CloudFormation → Stacks → Stack actions → Edit termination protection。
absent-first-stack = 请先确认 { $thing } 是否属于本次实验：它由堆栈 { $stack } 创建。{ $fix }
absent-first-name = 请先确认 { $thing } 是否属于本次实验：它的名称与页面上的不同。{ $fix }
absent-first-alone = 请先确认 { $thing } 是否属于本次实验：只有名称能说明这一点。{ $fix }
absent-first-outlived = 请先确认 { $thing } 是否属于本次实验：其 VPC 已不存在，而本次实验是在这里进行的。{ $fix }
absent-first-cluster = { $thing } 是集群 { $cluster } 的实例。集群会保留数据，即使没有实例也会产生费用。请在 RDS →“数据库”中删除集群的所有实例，然后删除集群。{ $fix }
absent-first-group = 请先删除 Auto Scaling 组 { $group }，否则它会启动另一个实例来代替 { $thing }。{ $fix }
absent-first-used = 请先确认 { $user } 的用途：它正在使用 { $thing }。{ $fix }
absent-first-wait = 请先等待 { $thing } 的状态不再是 { $state }。{ $fix }
absent-first-read = 请先查明在 { $thing } 之前必须删除什么：无法读取该信息。{ $fix }
absent-going = 正在删除：{ $things }
absent-going-usually = 删除通常需要几分钟，数据库需要约 15 分钟。请稍后再次检查。

absent-money = { $currency } { $whole }.{ $cents }
absent-amount = 约 { $amount }
absent-amount-below = 不到 { $amount }
absent-amount-unknown = （价格未知）
absent-costs-nothing = 按目前的状态不产生费用
absent-no-price = 本身不收费
absent-costs = 每天的费用：{ $amount }
absent-costs-at-least = 每天的费用：至少 { $amount }（价格未知：{ $classes }）
absent-costs-unknown = 此处无法得知其费用。
absent-price-unknown = 价格未知：{ $classes }

daily-cost-expected = 实验遗留的资源不产生费用
daily-cost-saw = { $regions } 中没有产生费用的实验遗留资源
daily-cost-not-looked-at = 此处未检查：{ $others }。如果您使用过其中任何一项，请按照实验页面的说明一并删除其中的资源。
daily-cost-unread = { $regions } 中有部分内容无法检查：如果您也在那里操作过，请同时检查该区域。
daily-cost-left = 遗留资源每天的费用：{ $amount }（其中：{ $parts }）
daily-cost-left-at-least = 遗留资源每天的费用：至少 { $amount }（其中：{ $parts }），因为部分内容无法读取或价格未知
daily-cost-left-unknown = 遗留的资源可能产生费用，但此处无法得知价格：{ $parts }
daily-cost-part = { $kind } { $amount }
daily-cost-fix = 请按顺序删除上面各检查项列出的资源。
